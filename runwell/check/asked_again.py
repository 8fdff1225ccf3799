"""The red flags that are asked again before a session: each of which, if it is new, closes the exercises."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from itertools import product

from runwell.check.answers import Answers
from runwell.check.pages import applies
from runwell.check.red_flags import holds
from runwell.knowledge.conditions import findings_in
from runwell.knowledge.findings import Finding
from runwell.knowledge.levels import Level
from runwell.knowledge.pack import Pack
from runwell.knowledge.red_flags import Rule

LOCKS_FROM = Level.DOCTOR_WITHIN_DAYS
NEW_KINDS = frozenset({"red-flag", "symptom"})
NEW_TYPES = frozenset({"yes-no", "single-choice"})


@dataclass(frozen=True, slots=True)
class Sign:
    """One answer that would close the exercises. level: of the gravest rule that it fires by itself."""

    finding: str
    value: str
    level: Level

    @property
    def id(self) -> str:
        return f"{self.finding}.{self.value}"


def locking(pack: Pack) -> tuple[Rule, ...]:
    """The rules that close the exercises: they stop the running and ask for a doctor, by answers alone."""
    return tuple(
        rule for rule in pack.rules if rule.stop_running and rule.level >= LOCKS_FROM and not rule.on_beliefs
    )


def signs(pack: Pack, said: Answers) -> tuple[Sign, ...]:
    """What is asked, the gravest first: every sign that alone fires a rule which the check's answers do not.

    said: the answers of the check, as far as they are known. What only two new answers together would fire is
    left to the diary, which is written every day.
    """
    found = [
        sign
        for one in pack.findings.values()
        if _may_be_new(pack, one, said)
        for sign in _of(pack, one, said)
    ]
    return tuple(sorted(found, key=lambda sign: -sign.level))


def fired_by(pack: Pack, said: Answers, true: Collection[Sign]) -> tuple[Rule, ...]:
    """The locking rules that these signs fire, alone, together, or with what was said; the gravest first."""
    by_finding = [[(one.finding, one.value) for one in true if one.finding == name] for name in _names(true)]
    looked = [said.with_(pack, dict(pairs)) for pairs in product(*by_finding)] if true else []
    names = set(_names(true))
    fired = [
        rule
        for rule in locking(pack)
        if rule.findings & names and any(holds(rule.condition, answers) for answers in looked)
    ]
    return tuple(sorted(fired, key=lambda rule: -rule.level))


def _names(true: Collection[Sign]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(one.finding for one in true))


def _may_be_new(pack: Pack, one: Finding, said: Answers) -> bool:
    """It can have come since the check, and the question makes sense of this runner, or may by now."""
    if not _changes(one):
        return False
    rests_on = findings_in(one.shown_when) if one.shown_when else frozenset()
    return applies(pack, one.id, said) or any(_changes(pack.findings[name]) for name in rests_on)


def _changes(one: Finding) -> bool:
    return one.who == "runner" and one.kind in NEW_KINDS and one.answer_type in NEW_TYPES


def _of(pack: Pack, one: Finding, said: Answers) -> Iterator[Sign]:
    before = {rule.id for rule in locking(pack) if holds(rule.condition, said)}
    for value in one.values:
        answers = said.with_(pack, {one.id: value})
        levels = [
            rule.level for rule in locking(pack) if rule.id not in before and holds(rule.condition, answers)
        ]
        if levels:
            yield Sign(one.id, value, max(levels))
