"""Questions that stayed open and could still raise the level. Unanswered is not "no".

Two kinds are listed: what a single answer would raise, and every red-flag question that would do so together
with other open ones, so that no safety question stays open unsaid.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

from runwell.check.answers import Answers
from runwell.check.pages import applies
from runwell.check.red_flags import holds, judged
from runwell.knowledge.conditions import Has, tests_in
from runwell.knowledge.findings import Finding
from runwell.knowledge.levels import Level
from runwell.knowledge.pack import Pack
from runwell.knowledge.red_flags import Rule


@dataclass(frozen=True, slots=True)
class OpenQuestion:
    """An unanswered question, the answer that would raise the level most, and what would follow from it.

    was_asked: the runner said "I don't know"; else it was never put. together: it raises the level only
    together with other answers that are open, too.
    """

    finding: str
    question: str
    answer: str
    would_raise_to: Level
    what_to_do: str
    was_asked: bool
    together: bool


def open_questions(pack: Pack, answers: Answers, level: Level) -> tuple[OpenQuestion, ...]:
    """What one more answer would raise above the level: the most urgent first, then those that were asked."""
    found = (_open_question(pack, answers, level, finding) for finding in _unanswered(pack, answers))
    known = [question for question in found if question is not None]
    return tuple(sorted(known, key=lambda one: (one.together, -one.would_raise_to, not one.was_asked)))


def _unanswered(pack: Pack, answers: Answers) -> list[Finding]:
    return [
        finding
        for finding in pack.findings.values()
        if finding.who == "runner" and finding.id not in answers.values and applies(pack, finding.id, answers)
    ]


@lru_cache(maxsize=8)
def _rules_on(pack: Pack) -> Mapping[str, tuple[Rule, ...]]:
    """finding -> the rules that look at it."""
    rules: dict[str, tuple[Rule, ...]] = {}
    for rule in pack.rules:
        for finding in rule.findings:
            rules[finding] = (*rules.get(finding, ()), rule)
    return rules


def _open_question(pack: Pack, answers: Answers, level: Level, finding: Finding) -> OpenQuestion | None:
    above = [rule for rule in _rules_on(pack).get(finding.id, ()) if rule.level > level]
    alone = [(rule, value) for rule in above for value in _values_that_fire(rule, answers, finding)]
    if alone:
        return _said(finding, answers, alone, together=False)
    if finding.kind != "red-flag":
        return None
    joined = [(rule, value) for rule in above for value in _values_that_may(rule, answers, finding)]
    return _said(finding, answers, joined, together=True) if joined else None


def _said(
    finding: Finding, answers: Answers, raised: list[tuple[Rule, str]], *, together: bool
) -> OpenQuestion:
    rule, value = max(raised, key=lambda pair: pair[0].level)
    label, asked = finding.label(value), finding.id in answers.asked
    return OpenQuestion(
        finding.id, finding.question, label, rule.level, rule.what_to_do, asked, together=together
    )


def _values_that_fire(rule: Rule, answers: Answers, finding: Finding) -> list[str]:
    """The values with which the rule would hold at once."""
    return [v for v in finding.values if holds(rule.condition, _with(answers, finding, v))]


def _values_that_may(rule: Rule, answers: Answers, finding: Finding) -> list[str]:
    """The values for which the rule looks, while all else that is unanswered could still make it hold."""
    wanted = {v for test in tests_in(rule.condition) if isinstance(test, Has) for v in _values(test, finding)}
    possible = (v for v in finding.values if v in wanted)
    return [v for v in possible if judged(rule.condition, _with(answers, finding, v)) is not False]


def _values(test: Has, finding: Finding) -> tuple[str, ...]:
    return test.values if test.finding == finding.id else ()


def _with(answers: Answers, finding: Finding, value: str) -> Answers:
    """The answers with one more; what was asked and not known counts as open, not as a no."""
    known = {**answers.values, finding.id: value}
    return Answers(known, frozenset(known))
