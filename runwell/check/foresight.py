"""What each possible answer would do: the beliefs after it, and how likely it is to be given."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from functools import lru_cache

import numpy as np

from runwell.check.answers import Answers
from runwell.check.beliefs import after, normalised
from runwell.check.weights import Floats, weigh
from runwell.knowledge.pack import Pack


@dataclass(frozen=True, slots=True, eq=False)
class Foresight:
    """now: (causes,) today's beliefs. chance: (answers,) how likely each answer is to be given.
    then: (answers, causes) the beliefs after it. Rows are those of the pack's weights.
    """

    now: Floats
    chance: Floats
    then: Floats

    def chance_of(self, pack: Pack, finding: str, values: tuple[str, ...]) -> float | None:
        """How likely the finding's answer is one of the values; None where the pack has no likelihoods."""
        weights = weigh(pack)
        if finding not in weights.rows_of:
            return None
        rows = [weights.row[finding, value] for value in values if (finding, value) in weights.row]
        return float(self.chance[rows].sum())


def foresee(pack: Pack, answers: Answers) -> Foresight:
    """Look one answer ahead over every answer of every question at once."""
    weights = weigh(pack)
    now = after(pack, answers).probability
    shift = np.zeros((len(weights.chance), len(weights.causes)))
    for group, (number, total) in _group_sums(pack, answers).items():
        rows = _rows_of_groups(pack)[group]
        before = total / np.sqrt(number) if number else total
        shift[rows] = (total + weights.pull[rows]) / np.sqrt(number + 1) - before
    return Foresight(now, weights.chance @ now, normalised(np.log(now) + shift))


def _group_sums(pack: Pack, answers: Answers) -> dict[str, tuple[int, Floats]]:
    """group -> (how many of it are answered, the sum of their untempered pulls)."""
    weights = weigh(pack)
    nothing = np.zeros(len(weights.causes))
    sums = dict.fromkeys(_rows_of_groups(pack), (0, nothing))
    for finding, value in answers.values.items():
        if (finding, value) in weights.row:
            number, total = sums[weights.group[finding]]
            sums[weights.group[finding]] = (number + 1, total + weights.pull[weights.row[finding, value]])
    return sums


@lru_cache(maxsize=8)
def _rows_of_groups(pack: Pack) -> dict[str, list[int]]:
    weights = weigh(pack)
    rows: dict[str, list[int]] = defaultdict(list)
    for (finding, _), row in weights.row.items():
        rows[weights.group[finding]].append(row)
    return rows
