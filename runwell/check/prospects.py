"""How likely each rule is to fire by the end of the check, and how much one question could change that."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache

from runwell.check.answers import Answers
from runwell.check.foresight import Foresight, chance_of
from runwell.check.red_flags import holds, judged
from runwell.check.weights import Floats
from runwell.knowledge.conditions import All, AnyOf, AtLeast, Condition, Has, Not, Posterior, tests_in
from runwell.knowledge.levels import Level
from runwell.knowledge.pack import Pack
from runwell.knowledge.red_flags import Rule

# A red flag for which the pack has no likelihoods is taken to be this rare. expert: each of them is said by
# a few runners in a hundred at most; the figure only orders the questions and never enters a belief.
RARE = 0.03

Test = Has | AtLeast | Posterior
Chances = Mapping[Test, float]


def worth_by_rules(
    pack: Pack, answers: Answers, foresight: Foresight, level: Level
) -> dict[str, tuple[float, float]]:
    """finding -> (harm that its answer is expected to let the rules catch, steps of level to be expected).

    level: what is demanded already; rules at or below it cannot change anything.
    """
    open_rules = [
        rule
        for rule in pack.rules
        if not rule.on_beliefs and rule.level > level and judged(rule.condition, answers) is None
    ]
    worth: dict[str, tuple[float, float]] = {}
    for rule in open_rules:
        steps = _changes(pack, answers, rule, foresight.chance)
        caught = _changes(pack, answers, rule, foresight.chance_at_stake)
        for finding, change in steps.items():
            harm, moved = worth.get(finding, (0.0, 0.0))
            harm += foresight.at_stake * caught[finding] * (rule.level > Level.PHYSICAL_THERAPIST)
            worth[finding] = (harm, moved + (rule.level - level) * change)
    return worth


@lru_cache(maxsize=8)
def tests_of(pack: Pack) -> dict[str, tuple[Test, ...]]:
    """The tests of every rule, by its id, each once: looked up thousands of times a check."""
    return {rule.id: tuple(dict.fromkeys(tests_in(rule.condition))) for rule in pack.rules}


def _changes(pack: Pack, answers: Answers, rule: Rule, chance: Floats) -> dict[str, float]:
    """finding -> by how much its answer is expected to move the chance that the rule fires."""
    chances = {test: _chance(pack, answers, chance, test) for test in tests_of(pack)[rule.id]}
    before = likely(rule.condition, chances)
    return {
        finding: _expected_change(pack, rule, finding, chances, before)
        for finding in rule.findings - answers.asked
    }


def likely(condition: Condition, chances: Chances) -> float:
    """The chance that the condition will hold, its tests taken as independent."""
    match condition:
        case All(parts):
            product = 1.0
            for part in parts:
                product *= likely(part, chances)
            return product
        case AnyOf(parts):
            product = 1.0
            for part in parts:
                product *= 1 - likely(part, chances)
            return 1 - product
        case Not(part):
            return 1 - likely(part, chances)
        case _:
            return chances[condition]


def _expected_change(pack: Pack, rule: Rule, finding: str, chances: Chances, before: float) -> float:
    """By how much the answer to one finding is expected to move the chance that the rule fires."""
    own = [test for test in chances if not isinstance(test, Posterior) and test.finding == finding]
    total = 0.0
    for truths in _patterns(pack, rule, finding):
        given: dict[Test, float] = dict(zip(own, truths, strict=True))
        weight = _weight(own, truths, chances)
        total += weight * abs(likely(rule.condition, {**chances, **given}) - before)
    return total


@lru_cache(maxsize=4096)
def _patterns(pack: Pack, rule: Rule, finding: str) -> tuple[tuple[float, ...], ...]:
    """Which of a rule's tests of the finding can be true together: one row of 0/1 an answer, each once."""
    own = dict.fromkeys(
        test
        for test in tests_in(rule.condition)
        if not isinstance(test, Posterior) and test.finding == finding
    )
    rows = (
        tuple(float(holds(test, Answers({finding: value}, frozenset()))) for test in own)
        for value in pack.findings[finding].values
    )
    return tuple(dict.fromkeys(rows))


def _weight(own: list[Has | AtLeast], truths: tuple[float, ...], chances: Chances) -> float:
    """How likely this pattern of truths is; exact for a single test, independent for several."""
    weight = 1.0
    for test, truth in zip(own, truths, strict=True):
        weight *= chances[test] if truth else 1 - chances[test]
    return weight


def _chance(pack: Pack, answers: Answers, chance: Floats, test: Test) -> float:
    """How likely a single test is to hold at the end."""
    if isinstance(test, Posterior):
        return 0.0
    if test.finding in answers.asked:
        return float(holds(test, answers))
    values = test.values if isinstance(test, Has) else ()
    likely_to_be = chance_of(pack, chance, test.finding, values)
    return RARE if likely_to_be is None else likely_to_be
