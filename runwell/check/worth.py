"""The worth of a question: what its answer may change, in the causes and in the level."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from runwell.check.answers import Answers
from runwell.check.foresight import Foresight, foresee
from runwell.check.prospects import level_worth
from runwell.check.red_flags import answer_level
from runwell.check.weights import Floats, weigh
from runwell.knowledge.conditions import Posterior, tests_in
from runwell.knowledge.levels import Level
from runwell.knowledge.pack import Pack


@dataclass(frozen=True, slots=True)
class Worth:
    """What one answer is expected to bring.

    information: bits about the causes (families taken as one). level: steps of level, through answer rules
    and rules on beliefs. decision: the chance that a band or the level changes at all.
    """

    information: float = 0.0
    level: float = 0.0
    decision: float = 0.0


def worths(pack: Pack, answers: Answers) -> dict[str, Worth]:
    """finding -> its worth, for every finding of the pack that was not asked yet."""
    foresight = foresee(pack, answers)
    now_level = max(answer_level(pack, answers), belief_level(pack, foresight.now))
    by_rules = level_worth(pack, answers, foresight, now_level)
    informed = _by_beliefs(pack, foresight, now_level)
    open_findings = [name for name in pack.findings if name not in answers.asked]
    return {name: _sum(informed.get(name, Worth()), by_rules.get(name, 0.0)) for name in open_findings}


def belief_level(pack: Pack, probability: Floats) -> Level:
    """The level that the rules on beliefs demand for these probabilities: (causes,)."""
    levels = [level for level, hit in _belief_rules(pack, probability[np.newaxis]) if hit[0]]
    return max(levels, default=Level.SELF_CARE)


def _sum(informed: Worth, rules: float) -> Worth:
    return Worth(informed.information, informed.level + rules, informed.decision + rules)


def _by_beliefs(pack: Pack, foresight: Foresight, level: Level) -> dict[str, Worth]:
    weights = weigh(pack)
    now, then = foresight.now @ _folding(pack), foresight.then @ _folding(pack)
    gain = _entropy(now[np.newaxis])[0] - _entropy(then)
    bands = (_bands(pack, then) != _bands(pack, now)).any(axis=1)
    steps = _level_steps(pack, foresight, level)
    decided = bands | (steps > 0)
    worth = {}
    for finding, rows in weights.rows_of.items():
        chance = foresight.chance[rows]
        columns = (gain[rows], steps[rows], decided[rows])
        information, levels, decision = (float(chance @ column) for column in columns)
        worth[finding] = Worth(max(information, 0.0), levels, decision)
    return worth


def _level_steps(pack: Pack, foresight: Foresight, level: Level) -> Floats:
    """By how many steps each answer would move the level through the rules on beliefs: (answers,)."""
    steps = np.zeros(len(foresight.chance))
    for rule_level, hit in _belief_rules(pack, foresight.then):
        if rule_level > level:
            steps = np.maximum(steps, hit * float(rule_level - level))
    for rule_level, hit in _belief_rules(pack, foresight.now[np.newaxis]):
        if hit[0]:
            then = dict(_belief_rules(pack, foresight.then))[rule_level]
            steps = np.maximum(steps, ~then * 1.0)
    return steps


def _belief_rules(pack: Pack, probability: Floats) -> list[tuple[Level, NDArray[np.bool_]]]:
    """Each level that rules on beliefs may demand, and for which rows of probabilities they do."""
    causes = weigh(pack).causes
    found: dict[Level, NDArray[np.bool_]] = {}
    for rule in pack.rules:
        if rule.on_beliefs:
            tests = [test for test in tests_in(rule.condition) if isinstance(test, Posterior)]
            hits = [probability[:, causes.index(test.cause)] >= test.threshold for test in tests]
            found[rule.level] = np.any([*hits, found.get(rule.level, hits[0])], axis=0)
    return list(found.items())


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
    """Bits of uncertainty of each row."""
    safe = np.clip(probability, 1e-12, 1)
    return np.asarray(-(safe * np.log2(safe)).sum(axis=1))


def _bands(pack: Pack, probability: Floats) -> NDArray[np.int_]:
    """0, 1, 2 for less likely, fits partly, fits well."""
    limits = pack.limits
    return (probability >= limits.fits_partly).astype(int) + (probability >= limits.fits_well)
