"""Questions that stayed open and could still raise the level. Unanswered is not "no"."""

from __future__ import annotations

from dataclasses import dataclass

from runwell.check.answers import Answers
from runwell.check.pages import applies
from runwell.check.red_flags import holds
from runwell.knowledge.findings import Finding
from runwell.knowledge.levels import Level
from runwell.knowledge.pack import Pack
from runwell.knowledge.red_flags import Rule


@dataclass(frozen=True, slots=True)
class OpenQuestion:
    """An unanswered question, the answer that would raise the level most, and what would follow from it.

    was_asked: the runner said "I don't know"; else it was never put.
    """

    finding: str
    question: str
    answer: str
    would_raise_to: Level
    what_to_do: str
    was_asked: bool


def open_questions(pack: Pack, answers: Answers, level: Level) -> tuple[OpenQuestion, ...]:
    """What one more answer would raise above the level: the most urgent first, then those that were asked."""
    found = (_open_question(pack, answers, level, finding) for finding in _unanswered(pack, answers))
    known = [question for question in found if question is not None]
    return tuple(sorted(known, key=lambda question: (-question.would_raise_to, not question.was_asked)))


def _unanswered(pack: Pack, answers: Answers) -> list[Finding]:
    return [
        finding
        for finding in pack.findings.values()
        if finding.who == "runner" and finding.id not in answers.values and applies(pack, finding.id, answers)
    ]


def _open_question(pack: Pack, answers: Answers, level: Level, finding: Finding) -> OpenQuestion | None:
    above = [rule for rule in pack.rules if rule.level > level and finding.id in rule.findings]
    raised = [(rule, value) for rule in above for value in _values_that_fire(rule, answers, finding)]
    if not raised:
        return None
    rule, value = max(raised, key=lambda pair: pair[0].level)
    asked = finding.id in answers.asked
    return OpenQuestion(
        finding.id, finding.question, finding.label(value), rule.level, rule.what_to_do, asked
    )


def _values_that_fire(rule: Rule, answers: Answers, finding: Finding) -> list[str]:
    known = dict(answers.values)
    return [
        value
        for value in finding.values
        if holds(rule.condition, Answers({**known, finding.id: value}, answers.asked))
    ]
