"""Red flags: which rules the answers have fired, and which they may still fire.

A rule may only raise the level. Two ways of judging exist, because an unanswered question means different
things before and at the end (see docs/decisions/0005):

- while questions are open, a test of a finding that was not asked yet is open, and so is its NOT;
- at the end, an unanswered finding fails its test, and a NOT over it therefore holds.
"""

from __future__ import annotations

from collections.abc import Mapping

from runwell.check.answers import Answers
from runwell.knowledge.conditions import All, AnyOf, AtLeast, Condition, Has, Not, Posterior
from runwell.knowledge.levels import Level
from runwell.knowledge.pack import Pack
from runwell.knowledge.red_flags import Rule


def first(pack: Pack, answers: Answers) -> Rule | None:
    """The most serious rule that already ends the check, or None.

    Only answer rules of same-day or emergency level end it, and a NOT only once its finding was asked.
    """
    ending = (rule for rule in pack.rules if rule.level.ends_the_check and not rule.on_beliefs)
    fired_now = [rule for rule in ending if judged(rule.condition, answers)]
    return max(fired_now, key=lambda rule: rule.level, default=None)


def fired(pack: Pack, answers: Answers, beliefs: Mapping[str, float]) -> tuple[Rule, ...]:
    """Every rule that stands at the end of the check, the most serious first.

    beliefs: cause id -> probability after all answers.
    """
    standing = [rule for rule in pack.rules if holds(rule.condition, answers, beliefs)]
    return tuple(sorted(standing, key=lambda rule: -rule.level))


def answer_level(pack: Pack, answers: Answers) -> Level:
    """The level that the answer rules alone demand, at the end of the check."""
    levels = (rule.level for rule in pack.rules if not rule.on_beliefs and holds(rule.condition, answers))
    return max(levels, default=Level.SELF_CARE)


def holds(condition: Condition, answers: Answers, beliefs: Mapping[str, float] | None = None) -> bool:
    """Whether the condition holds at the end: unanswered fails, and NOT of unanswered holds."""
    match condition:
        case Has(finding, values):
            return any(part in values for part in answers.parts(finding))
        case All(parts):
            return all(holds(part, answers, beliefs) for part in parts)
        case AnyOf(parts):
            return any(holds(part, answers, beliefs) for part in parts)
        case Not(part):
            return not holds(part, answers, beliefs)
        case AtLeast(finding, number):
            return any(int(part) >= number for part in answers.parts(finding))
        case Posterior(cause, threshold):
            return beliefs is not None and beliefs[cause] >= threshold


def judged(condition: Condition, answers: Answers) -> bool | None:
    """Whether the condition holds so far; None while an unasked finding or a belief may still decide."""
    match condition:
        case Has() | AtLeast():
            return _judged_test(condition, answers)
        case All(parts):
            return _every([judged(part, answers) for part in parts])
        case AnyOf(parts):
            return _not(_every([_not(judged(part, answers)) for part in parts]))
        case Not(part):
            return _not(judged(part, answers))
        case Posterior():
            return None


def _judged_test(condition: Has | AtLeast, answers: Answers) -> bool | None:
    if answers.value(condition.finding) is None and condition.finding not in answers.asked:
        return None
    return holds(condition, answers)


def _every(truths: list[bool | None]) -> bool | None:
    if False in truths:
        return False
    return None if None in truths else True


def _not(truth: bool | None) -> bool | None:
    return None if truth is None else not truth
