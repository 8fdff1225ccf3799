"""Beliefs: how likely each cause is, given the answers.

One cause at a time: prior x the pull of each answer. Answers of one correlation group say partly the same, so
each counts for less the more of them speak. Why, and what else was weighed: docs/decisions/0004 and 0013.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from runwell.check.answers import Answers
from runwell.check.weights import Floats, weigh
from runwell.knowledge.pack import Pack


@dataclass(frozen=True, slots=True, eq=False)
class Beliefs:
    """How likely each cause is, and how well it fits: causes in the pack's order, then the unlisted one.

    probability: adding up to one; the level rests on it. fit: the same with rare causes counting for more;
    causes are ranked, named and put into bands by it, so that a rare one is not drowned by the common ones.
    of_pictures: the probability of each of their pictures, as the columns of the weights.
    """

    causes: tuple[str, ...]
    probability: Floats
    fit: Floats
    of_pictures: Floats

    def as_mapping(self) -> Mapping[str, float]:
        """cause id -> probability."""
        return dict(zip(self.causes, self.probability.tolist(), strict=True))

    def for_rules(self, pack: Pack) -> Mapping[str, float]:
        """cause id -> what the pack's rules on beliefs look at."""
        return dict(zip(self.causes, beside_harmless(pack, self.probability).tolist(), strict=True))

    def fits(self) -> Mapping[str, float]:
        """cause id -> fit."""
        return dict(zip(self.causes, self.fit.tolist(), strict=True))


def after(pack: Pack, answers: Answers) -> Beliefs:
    """The beliefs after these answers. Unanswered and "I don't know" add nothing."""
    weights = weigh(pack)
    log = np.log(weights.prior)
    for share, row in counted(pack, answers):
        log = log + share * weights.pull[row]
    of_pictures = normalised(log)
    probability = of_pictures @ weights.folding
    return Beliefs(weights.causes, probability, fitting(pack, probability), of_pictures)


def beside_harmless(pack: Pack, probability: Floats) -> Floats:
    """What rules on beliefs look at: (..., causes), each must-not-miss cause beside the harmless ones alone.

    So a rule on one such cause is never switched off because another of them becomes likelier.
    """
    must = np.array([*(cause.must_not_miss for cause in pack.causes.values()), False])
    harmless = probability[..., ~must].sum(axis=-1, keepdims=True)
    return np.asarray(np.where(must, probability / (probability + harmless), probability))


def fitting(pack: Pack, probability: Floats) -> Floats:
    """The fit that goes with these probabilities: (..., causes), adding up to one."""
    lifted = probability * weigh(pack).lift
    return np.asarray(lifted / lifted.sum(axis=-1, keepdims=True))


def counted(pack: Pack, answers: Answers) -> list[tuple[float, int]]:
    """Each answer that has likelihoods: (its share after tempering, its row in the weights)."""
    weights = weigh(pack)
    rows = {pair: weights.row[pair] for pair in answers.values.items() if pair in weights.row}
    heard: dict[str, list[float]] = defaultdict(list)
    for (finding, _), row in rows.items():
        heard[weights.group[finding]].append(float(weights.loudness[row]))
    share = {
        group: float(tempered(pack, sum(loud), sum(one**2 for one in loud))) for group, loud in heard.items()
    }
    return [(share[weights.group[finding]], row) for (finding, _), row in rows.items()]


def tempered(pack: Pack, loudness: Floats | float, squares: Floats | float) -> Floats:
    """For how much each answer of a group counts, from the sum of their loudness and that of its squares.

    (sum)^2 / (sum of squares) is the number of answers that speak: one loud answer among silent ones is one,
    four equally loud ones are four. It goes in to the power of `-repetition`.
    """
    speaking = np.asarray(loudness) ** 2 / np.maximum(squares, 1e-12)
    return np.asarray(np.maximum(speaking, 1.0) ** -pack.limits.repetition)


def normalised(log: Floats) -> Floats:
    """Probabilities along the last axis from unnormalised logs."""
    share = np.exp(log - log.max(axis=-1, keepdims=True))
    return np.asarray(share / share.sum(axis=-1, keepdims=True))
