"""Beliefs: how likely each cause is, given the answers.

One cause at a time: prior x the pull of each answer. Answers of one correlation group say partly the same, so
each counts for 1/sqrt(number answered in the group). Why, and what else was weighed: docs/decisions/0004.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from runwell.check.answers import Answers
from runwell.check.weights import Floats, weigh
from runwell.knowledge.pack import Pack


@dataclass(frozen=True, slots=True, eq=False)
class Beliefs:
    """The probability of each cause: causes in the pack's order, then the unlisted one; adding up to one."""

    causes: tuple[str, ...]
    probability: Floats

    def as_mapping(self) -> Mapping[str, float]:
        """cause id -> probability."""
        return dict(zip(self.causes, self.probability.tolist(), strict=True))


def after(pack: Pack, answers: Answers) -> Beliefs:
    """The beliefs after these answers. Unanswered and "I don't know" add nothing."""
    weights = weigh(pack)
    log = np.log(weights.prior)
    for share, row in counted(pack, answers):
        log = log + share * weights.pull[row]
    return Beliefs(weights.causes, normalised(log))


def counted(pack: Pack, answers: Answers) -> list[tuple[float, int]]:
    """Each answer that has likelihoods: (its share after tempering, its row in the weights)."""
    weights = weigh(pack)
    known = [pair for pair in answers.values.items() if pair in weights.row]
    in_group = Counter(weights.group[finding] for finding, _ in known)
    return [
        (in_group[weights.group[finding]] ** -0.5, weights.row[finding, value]) for finding, value in known
    ]


def normalised(log: Floats) -> Floats:
    """Probabilities along the last axis from unnormalised logs."""
    share = np.exp(log - log.max(axis=-1, keepdims=True))
    return np.asarray(share / share.sum(axis=-1, keepdims=True))
