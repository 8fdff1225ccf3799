"""What a patient is asked before a visit, from the file in which it stands as data."""

from __future__ import annotations

import tomllib
from collections.abc import Container, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import Any

from django.utils.translation import gettext_lazy as _

from runwell.records.packs import the_pack
from runwell.refusals import Refusal, Refusals

FILE = Path(__file__).resolve().parents[2] / "content" / "intake.toml"
ONE, SEVERAL, NUMBER, SHORT, LONG, YES_NO = "one", "several", "number", "short", "long", "yes-no"
SECONDS: Mapping[str, int] = MappingProxyType({ONE: 5, SEVERAL: 7, NUMBER: 5, SHORT: 12, LONG: 25, YES_NO: 4})
"""How long an answer of each kind takes: `expert`."""
AT_MOST = 300
FACTS = ("activities", "way-back-goal", "sleep")
"""Facts of a record that may answer a question."""
NONE = "none"
LETTERS = {SHORT: 200, LONG: 1000}
YES_NO_WORDS = (("yes", _("Yes")), ("no", _("No")), ("unknown", _("I don't know")))


@dataclass(frozen=True, slots=True)
class IntakeChoice:
    """One answer: its id as it is kept, and its words. sooner: it may not wait for a visit."""

    id: str
    label: str
    sooner: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class IntakeQuestion:
    """why: the reason that is shown. brief: its name on a clinician's page. low, high: of a number.

    answered_by, not_where: as in the file.
    """

    id: str
    kind: str
    asks: str
    why: str
    brief: str
    hint: str = ""
    choices: tuple[IntakeChoice, ...] = ()
    low: int = 0
    high: int = 0
    unit: str = ""
    answered_by: tuple[str, ...] = ()
    not_where: tuple[str, ...] = ()

    @property
    def findings(self) -> tuple[str, ...]:
        """Those of the check that answer it."""
        return tuple(self._named("finding:"))

    @property
    def facts(self) -> tuple[str, ...]:
        """Those of the record that answer it."""
        return tuple(self._named("fact:"))

    @property
    def offered(self) -> tuple[IntakeChoice, ...]:
        """Its choices, also where they are the same for all of its kind."""
        if self.kind == YES_NO:
            return tuple(IntakeChoice(one, str(words)) for one, words in YES_NO_WORDS)
        return self.choices

    def said(self, value: Any) -> str:
        """An answer that was kept, in words."""
        words = {one.id: one.label for one in self.offered}
        if self.kind == SEVERAL:
            return "; ".join(words.get(one, one) for one in value)
        said = words.get(value, str(value)) if isinstance(value, str) else str(value)
        return f"{said} {self.unit}" if self.unit else said

    def sooner(self, value: Any) -> tuple[IntakeChoice, ...]:
        """Those of what was chosen that may not wait for a visit."""
        chosen = value if isinstance(value, list) else [value]
        return tuple(one for one in self.offered if one.sooner and one.id in chosen)

    def _named(self, kind: str) -> Iterator[str]:
        return (one.removeprefix(kind) for one in self.answered_by if one.startswith(kind))


@dataclass(frozen=True, slots=True)
class IntakePart:
    """Questions under one title. intro: a word before them, or ""."""

    id: str
    title: str
    intro: str
    questions: tuple[IntakeQuestion, ...]


@dataclass(frozen=True, slots=True)
class IntakeQuestions:
    """All of them, in their order."""

    version: str
    parts: tuple[IntakePart, ...]

    @property
    def by_id(self) -> dict[str, IntakeQuestion]:
        return {one.id: one for part in self.parts for one in part.questions}

    def may_not_wait(self, answers: Mapping[str, Any]) -> tuple[tuple[IntakeQuestion, IntakeChoice], ...]:
        """What was answered that may not wait for a visit."""
        every = self.by_id.values()
        return tuple((one, choice) for one in every for choice in one.sooner(answers.get(one.id)))

    @property
    def seconds(self) -> int:
        """How long all of them take."""
        return sum(SECONDS[one.kind] for one in self.by_id.values())


def read(text: str, findings: Container[str]) -> IntakeQuestions:
    """The questions of a file. findings: ids that the check asks. Refusals: everything wrong in it."""
    try:
        rows = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise Refusals.of([Refusal(f"it does not read: {error}", FILE.name, "Mend the file")]) from error
    parts = tuple(_part(row) for row in rows.get("part", ()))
    whole = IntakeQuestions(str(rows.get("version", "")), parts)
    if wrong := [*_wrong(whole), *(one for part in parts for one in _wrong_in(part, findings))]:
        raise Refusals.of(wrong)
    return whole


@cache
def intake_questions() -> IntakeQuestions:
    """Those that are asked now."""
    return read(FILE.read_text(encoding="utf-8"), the_pack().findings)


def _part(row: Mapping[str, Any]) -> IntakePart:
    named = {name: str(row.get(name, "")) for name in ("id", "title", "intro")}
    return IntakePart(**named, questions=tuple(_question(one) for one in row.get("question", ())))


def _question(row: Mapping[str, Any]) -> IntakeQuestion:
    words = {name: str(row.get(name, "")) for name in ("id", "kind", "asks", "why", "brief", "hint", "unit")}
    lists = {name: tuple(row.get(name, ())) for name in ("answered_by", "not_where")}
    choices = tuple(
        IntakeChoice(str(one.get("id", "")), str(one.get("label", "")), bool(one.get("sooner")))
        for one in row.get("choices", ())
    )
    facts: dict[str, Any] = {**words, **lists, "low": row.get("low", 0), "high": row.get("high", 0)}
    return IntakeQuestion(**facts, choices=choices)


def _wrong(whole: IntakeQuestions) -> Iterator[Refusal]:
    """What is wrong with all of it together."""
    if not 0 < len(whole.version) <= 20:
        yield Refusal("it has no version", FILE.name, "Give it one of at most 20 letters")
    if not whole.parts:
        yield Refusal("it asks nothing", FILE.name, "Write a part with questions")
    ids = [one.id for part in whole.parts for one in part.questions]
    for twice in sorted({one for one in ids if ids.count(one) > 1}):
        yield Refusal("two questions have this id", twice, "Give each its own")
    known = sum(SECONDS.get(one.kind, 0) for part in whole.parts for one in part.questions)
    if known > AT_MOST:
        mend = f"Take out questions for {known - AT_MOST} seconds"
        yield Refusal(f"all questions take more than {AT_MOST // 60} minutes", FILE.name, mend)


def _wrong_in(part: IntakePart, findings: Container[str]) -> Iterator[Refusal]:
    if not (part.id and part.title and part.questions):
        yield Refusal("a part needs an id, a title and questions", part.id or "a part", "Write them")
    for one in part.questions:
        where = one.id or f"a question of {part.id}"
        if not (one.id and one.asks and one.why and one.brief):
            yield Refusal("a question needs an id, what it asks, why, and in brief", where, "Write them")
        if one.kind not in SECONDS:
            mend = f"Use one of: {', '.join(SECONDS)}"
            yield Refusal(f"“{one.kind}” is no kind of question", where, mend)
        yield from _wrong_choices(one, where)
        for name in one.answered_by:
            kind, _colon, rest = name.partition(":")
            if not (kind == "finding" and rest in findings) and not (kind == "fact" and rest in FACTS):
                yield Refusal(f"“{name}” answers nothing", where, "Name a finding of the check or a fact")
        for name in one.not_where:
            if name.partition("=")[0] not in findings:
                yield Refusal(f"“{name}” is no answer of the check", where, "Write finding=answer")


def _wrong_choices(one: IntakeQuestion, where: str) -> Iterator[Refusal]:
    ids = [choice.id for choice in one.choices]
    whole = all(choice.id and choice.label for choice in one.choices)
    if one.kind in (ONE, SEVERAL) and (len(ids) < 2 or len(set(ids)) < len(ids) or not whole):
        yield Refusal("it needs two or more different choices with words", where, "List them")
    if one.kind not in (ONE, SEVERAL) and ids:
        yield Refusal("this kind has no choices", where, "Take them out")
    if one.kind == NUMBER and not one.low < one.high:
        yield Refusal("a number needs where it begins and ends", where, "Write low and high")
