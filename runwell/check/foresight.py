"""What each possible answer would do: the beliefs after it, and how likely it is to be given."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from functools import lru_cache

import numpy as np

from runwell.check.answers import Answers
from runwell.check.beliefs import after, normalised, tempered
from runwell.check.expected_harm import stakes_of
from runwell.check.weights import Floats, weigh
from runwell.knowledge.pack import Pack


@dataclass(frozen=True, slots=True, eq=False)
class Foresight:
    """now: (causes,) today's beliefs. chance: (answers,) how likely each answer is to be given.
    then: (answers, causes) the beliefs after it. Rows are those of the pack's weights. stakes: (pictures,)
    how likely each picture of a must-not-miss cause is, times the harm of leaving it to a physical therapist.
    chance_at_stake: (answers,) how likely each answer is if one of these is the cause.
    """

    now: Floats
    chance: Floats
    then: Floats
    stakes: Floats
    chance_at_stake: Floats

    @property
    def at_stake(self) -> float:
        """The harm to be expected of leaving the runner to a physical therapist."""
        return float(self.stakes.sum())


def foresee(pack: Pack, answers: Answers) -> Foresight:
    """Look one answer ahead over every answer of every question at once."""
    weights = weigh(pack)
    now = after(pack, answers).of_pictures
    shift = np.zeros(weights.chance.shape)
    for group, heard in _heard(pack, answers).items():
        rows = _rows_of_groups(pack)[group]
        loud = weights.loudness[rows]
        share = tempered(pack, heard.loudness + loud, heard.squares + loud**2)
        before = heard.pull * tempered(pack, heard.loudness, heard.squares)
        shift[rows] = (heard.pull + weights.pull[rows]) * share[:, np.newaxis] - before
    then = normalised(np.log(now) + shift) @ weights.folding
    stakes = now * (weights.folding @ stakes_of(pack))
    share = stakes / max(stakes.sum(), 1e-12)
    return Foresight(now @ weights.folding, weights.chance @ now, then, stakes, weights.chance @ share)


def chance_of(pack: Pack, chance: Floats, finding: str, values: tuple[str, ...]) -> float | None:
    """How likely the finding's answer is one of the values; None where the pack has no likelihoods.

    chance: (answers,) one of those of a Foresight.
    """
    weights = weigh(pack)
    if finding not in weights.rows_of:
        return None
    return float(sum(chance[weights.row[finding, v]] for v in values if (finding, v) in weights.row))


@dataclass(frozen=True, slots=True, eq=False)
class _Heard:
    """What one group has said: sums of its pulls (pictures,), of its loudness and of the squares of that."""

    pull: Floats
    loudness: float = 0.0
    squares: float = 0.0


def _heard(pack: Pack, answers: Answers) -> dict[str, _Heard]:
    """group -> what was said in it, for every group."""
    weights = weigh(pack)
    sums = dict.fromkeys(_rows_of_groups(pack), _Heard(np.zeros(len(weights.prior))))
    for pair in answers.values.items():
        if pair in weights.row:
            row, group = weights.row[pair], weights.group[pair[0]]
            loud, before = float(weights.loudness[row]), sums[group]
            sums[group] = _Heard(
                before.pull + weights.pull[row], before.loudness + loud, before.squares + loud**2
            )
    return sums


@lru_cache(maxsize=8)
def _rows_of_groups(pack: Pack) -> dict[str, list[int]]:
    weights = weigh(pack)
    rows: dict[str, list[int]] = defaultdict(list)
    for (finding, _), row in weights.row.items():
        rows[weights.group[finding]].append(row)
    return rows
