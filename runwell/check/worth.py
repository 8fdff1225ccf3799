"""The worth of a question: what its answer may change, in the causes and in how soon to be seen."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

import numpy as np

from runwell.check.answers import Answers
from runwell.check.beliefs import beside_harmless, fitting
from runwell.check.expected_harm import levels_of_least_harm, stakes_of
from runwell.check.foresight import Foresight, foresee
from runwell.check.prospects import tests_of, worth_by_rules
from runwell.check.red_flags import answer_level
from runwell.check.weights import Floats, weigh
from runwell.knowledge.conditions import Posterior
from runwell.knowledge.levels import Level
from runwell.knowledge.pack import Pack


@dataclass(frozen=True, slots=True)
class Worth:
    """What one answer is expected to bring.

    information: bits about the causes (families taken as one). watch: bits about each must-not-miss cause,
    whether it is there or not, each times the harm of leaving it to a physical therapist. caught: how much of
    that harm the rules on answers are expected to catch. rules: steps of level through these rules.
    """

    information: float = 0.0
    watch: float = 0.0
    caught: float = 0.0
    rules: float = 0.0


def worths(pack: Pack, answers: Answers) -> dict[str, Worth]:
    """finding -> its worth, for every finding of the pack that was not asked yet."""
    foresight = foresee(pack, answers)
    demanded = answer_level(pack, answers)
    now = max(demanded, belief_level(pack, foresight.now[np.newaxis])[0])
    by_rules = worth_by_rules(pack, answers, foresight, Level(int(now)))
    informed = _by_beliefs(pack, foresight)
    return {
        name: Worth(*informed.get(name, (0.0, 0.0)), *by_rules.get(name, (0.0, 0.0)))
        for name in pack.findings
        if name not in answers.asked
    }


def belief_level(pack: Pack, probability: Floats) -> Floats:
    """The level that the beliefs call for, by the rules on them and by expected harm: (n, causes) -> (n,)."""
    level = levels_of_least_harm(pack, probability)
    believed = beside_harmless(pack, probability)
    causes = weigh(pack).causes
    for rule in pack.rules:
        if rule.on_beliefs:
            tests = [test for test in tests_of(pack)[rule.id] if isinstance(test, Posterior)]
            hit = np.any([believed[:, causes.index(t.cause)] >= t.threshold for t in tests], axis=0)
            level = np.where(hit, np.maximum(level, rule.level), level)
    return np.asarray(level)


def _by_beliefs(pack: Pack, foresight: Foresight) -> dict[str, tuple[float, float]]:
    """finding -> (bits about the causes, harm-weighted bits about the must-not-miss causes)."""
    now, then = (fitting(pack, p) @ _folding(pack) for p in (foresight.now, foresight.then))
    gain = _entropy(now) - _entropy(then)
    watch = (_doubt(foresight.now) - _doubt(foresight.then)) @ stakes_of(pack)
    worth = {}
    for finding, rows in weigh(pack).rows_of.items():
        chance = foresight.chance[rows]
        worth[finding] = (max(float(chance @ gain[rows]), 0.0), max(float(chance @ watch[rows]), 0.0))
    return worth


def _doubt(probability: Floats) -> Floats:
    """Bits of uncertainty whether each cause is there or not: as probability."""
    safe = np.clip(probability, 1e-12, 1 - 1e-12)
    return np.asarray(-safe * np.log2(safe) - (1 - safe) * np.log2(1 - safe))


@lru_cache(maxsize=8)
def _folding(pack: Pack) -> Floats:
    """A (causes, shown) matrix of 0/1 that adds the causes of one family together."""
    causes = weigh(pack).causes
    family = {cause: name for name, family in pack.families.items() for cause in family.causes}
    shown = list(dict.fromkeys(family.get(cause, cause) for cause in causes))
    folding = np.zeros((len(causes), len(shown)))
    for row, cause in enumerate(causes):
        folding[row, shown.index(family.get(cause, cause))] = 1
    return folding


def _entropy(probability: Floats) -> Floats:
    """Bits of uncertainty: (..., causes) -> (...)."""
    safe = np.clip(probability, 1e-12, 1)
    return np.asarray(-(safe * np.log2(safe)).sum(axis=-1))
