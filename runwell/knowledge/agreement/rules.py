"""Red-flag rules: ids once, and conditions that name findings, answers and causes that exist."""

from __future__ import annotations

from collections.abc import Iterator

from runwell.knowledge.agreement.causes import unknown_sources
from runwell.knowledge.conditions import AtLeast, Condition, Has, Posterior, tests_in
from runwell.knowledge.draft import Draft
from runwell.refusals import Refusal


def check(draft: Draft) -> Iterator[Refusal]:
    """Every rule against the questions, the causes and the sources."""
    first: dict[str, str] = {}
    for subject, name, rule in draft.rules:
        where = f"red-flags/{subject}.toml, {name}"
        if name in first:
            mend = "Give one of them another id"
            yield Refusal(f"red-flags/{first[name]}.toml has a rule {name} too", where=where, mend=mend)
        first.setdefault(name, subject)
        if rule:
            yield from unknown_sources(draft, [rule.source], where)
            yield from misnamed(draft, rule.condition, f"{where}, when")


def misnamed(draft: Draft, condition: Condition, where: str) -> Iterator[Refusal]:
    """The tests of a condition that name a finding, an answer or a cause that does not exist."""
    for test in tests_in(condition):
        if isinstance(test, Posterior):
            if test.cause not in draft.causes:
                yield Refusal(f"“{test.cause}” is not a cause", where=where, mend="Use the id of a cause")
        elif test.finding not in draft.findings:
            yield Refusal(f"“{test.finding}” is not a question", where=where, mend="Use the id of a question")
        else:
            yield from _values(draft, test, where)


def _values(draft: Draft, test: Has | AtLeast, where: str) -> Iterator[Refusal]:
    finding = draft.findings[test.finding]
    if finding is None:
        return
    if isinstance(test, AtLeast):
        if finding.answer_type != "scale-0-10":
            yield Refusal(f"{test.finding} is not a scale from 0 to 10", where=where, mend="Use = or in")
        return
    for value in test.values:
        if value not in finding.values:
            mend = f"Use one of: {', '.join(finding.values)}"
            yield Refusal(f"“{value}” is not an answer to {test.finding}", where=where, mend=mend)
