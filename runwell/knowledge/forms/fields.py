"""Reads the fields of one table of a pack's file and notes every problem with its place."""

from __future__ import annotations

import tomllib
from collections.abc import Callable, Iterator, Mapping
from datetime import date
from enum import StrEnum
from math import isfinite
from typing import TypeGuard, TypeVar

from runwell.knowledge.condition_text import parse
from runwell.knowledge.conditions import Condition
from runwell.knowledge.levels import Level
from runwell.knowledge.numbers import Grade, Interval
from runwell.knowledge.spans import Span
from runwell.refusals import Refusal

T = TypeVar("T")
Word = TypeVar("Word", bound=StrEnum)
NOTHING: Mapping[str, object] = {}
STAND_IN = Interval(0.5, 0.5, 0.5)


class Fields:
    """One table: each field is asked for by its name and kind; what nobody asks for is a typing error.

    A problem is noted and a stand-in is given back, so that reading goes on and finds the next problem too.
    """

    def __init__(self, place: str, table: Mapping[str, object] | None, problems: list[Refusal]) -> None:
        self.place = place
        self.unread = table is None
        self._table = table or NOTHING
        self._problems = problems
        self._asked: set[str] = set()

    @classmethod
    def of_file(cls, place: str, text: str | None, problems: list[Refusal]) -> Fields:
        """The fields of a whole file; where it is missing or not TOML, only that is noted."""
        try:
            if text is not None:
                return cls(place, tomllib.loads(text), problems)
            problems.append(Refusal("This file is missing", where=place, mend="Every pack has it"))
        except tomllib.TOMLDecodeError as error:
            problems.append(Refusal(f"This is not TOML: {error}", where=place, mend="Mend that place"))
        return cls(place, None, problems)

    @property
    def names(self) -> tuple[str, ...]:
        """The names of all fields, in the order of the file."""
        return tuple(self._table)

    def note(self, what: str, name: str = "", mend: str = "") -> None:
        """Note a problem of the table, or of one of its fields."""
        self._problems.append(Refusal(what, where=f"{self.place}, {name}" if name else self.place, mend=mend))

    def made(self, make: Callable[[], T]) -> T | None:
        """What `make` builds from the fields, or None where a field, or the value itself, has a problem."""
        before, value = len(self._problems), None
        try:
            value = make()
        except Refusal as refusal:
            if (
                len(self._problems) == before and not self.unread
            ):  # otherwise it only follows from what is noted already
                self.note(refusal.what, mend=refusal.mend)
        self.note_unknown_names()
        return None if self.unread or len(self._problems) > before else value

    def leave(self, *names: str) -> None:
        """These fields are known, and somebody else reads them."""
        self._asked.update(names)

    def built(self, name: str, make: Callable[[], T]) -> T | None:
        """What `make` builds from things already read, or None with its refusal noted under the name."""
        try:
            return make()
        except Refusal as refusal:
            self.note(refusal.what, name, refusal.mend)
            return None

    def note_unknown_names(self) -> None:
        """Note every field that nobody asked for; `made` does this by itself."""
        for name in self._table:
            if name not in self._asked:
                mend = f"Known here: {', '.join(sorted(self._asked))}" if self._asked else ""
                self.note(f"“{name}” is not a field of this table", mend=mend)

    def text(self, name: str, default: str | None = None) -> str:
        """A text; without a default it must be there and say something."""
        value = self._take(name, default)
        if not isinstance(value, str):
            return self._wrong(name, "a text", "")
        if default is None and not value.strip():
            return self._wrong(name, "a text that says something", "")
        return value

    def texts(self, name: str, default: tuple[str, ...] | None = None) -> tuple[str, ...]:
        """A list of texts."""
        value = self._take(name, default)
        if not isinstance(value, list | tuple) or not all(isinstance(part, str) for part in value):
            return self._wrong(name, "a list of texts", ())
        return tuple(str(part) for part in value)

    def all_texts(self) -> dict[str, str]:
        """Every field of the table, each a text."""
        return {name: self.text(name) for name in self._table}

    def whole(self, name: str, default: int | None = None) -> int:
        """A whole number."""
        value = self._take(name, default)
        if isinstance(value, bool) or not isinstance(value, int):
            return self._wrong(name, "a whole number", 0)
        return value

    def number(self, name: str) -> float:
        """A number, whole or not."""
        value = self._take(name)
        return float(value) if _is_number(value) else self._wrong(name, "a number", 0.0)

    def numbers(self, name: str, count: int) -> tuple[float, ...]:
        """A list of so many numbers."""
        value = self._take(name)
        if not isinstance(value, list) or len(value) != count or not all(_is_number(part) for part in value):
            return self._wrong(name, f"a list of {count} numbers", (0.0,) * count)
        return tuple(float(part) for part in value)

    def number_list(self, name: str, default: tuple[float, ...] | None = None) -> tuple[float, ...]:
        """One number, or a list of numbers."""
        value = self._take(name, default)
        parts = value if isinstance(value, list | tuple) else [value]
        if not all(_is_number(part) for part in parts):
            return self._wrong(name, "a number or a list of numbers", ())
        return tuple(float(part) for part in parts if _is_number(part))

    def word(self, name: str, words: type[Word]) -> Word:
        """One of a fixed list of words."""
        before, word = len(self._problems), self.text(name)
        if word in set(words):
            return words(word)
        stand_in = next(iter(words))
        if len(self._problems) > before:
            return stand_in
        return self._wrong(name, f"one of {', '.join(words)}", stand_in)

    def span(self, name: str) -> Span:
        """A whole number, or a range of them: 3, or [10, 15]."""
        before, numbers = len(self._problems), self.number_list(name)
        if len(self._problems) > before:
            return Span(0, 0)
        if len(numbers) not in (1, 2) or not all(number.is_integer() for number in numbers):
            return self._wrong(name, "a whole number or [low, high]", Span(0, 0))
        return self._understood(name, lambda: Span(int(numbers[0]), int(numbers[-1])), Span(0, 0))

    def range_of(self, name: str) -> tuple[float, float] | None:
        """Two numbers, low and high; None where the field is left out."""
        if name not in self._table:
            self._asked.add(name)
            return None
        return self.pair(name)

    def pair(self, name: str) -> tuple[float, float]:
        """Two numbers."""
        first, second = self.numbers(name, 2)
        return first, second

    def flag(self, name: str, default: bool | None = None) -> bool:
        """true or false."""
        value = self._take(name, default)
        return value if isinstance(value, bool) else self._wrong(name, "true or false", False)

    def day(self, name: str) -> date:
        """A date, written 2026-11-23."""
        value = self._take(name)
        return value if type(value) is date else self._wrong(name, "a date such as 2026-11-23", date.min)

    def interval(self, name: str) -> Interval:
        """A probability with its range: [low, point, high]."""
        before = len(self._problems)
        low, point, high = self.numbers(name, 3)
        if len(self._problems) > before:
            return STAND_IN
        return self._understood(name, lambda: Interval(low, point, high), STAND_IN)

    def grade(self, name: str) -> Grade:
        """One of the grades of evidence."""
        return self.word(name, Grade)

    def level(self, name: str) -> Level:
        """One of the triage levels."""
        word = self.text(name)
        return self._understood(name, lambda: Level.of(word), Level.SELF_CARE)

    def condition(self, name: str) -> Condition:
        """A condition over findings, in the language of the rules."""
        text = self.text(name)
        return self._understood(name, lambda: parse(text), parse("unread = yes"))

    def condition_if_any(self, name: str) -> Condition | None:
        """A condition, or None where the field is left out."""
        return self.condition(name) if name in self._table else None

    def inside(self, name: str) -> Fields:
        """The table of that name; an empty one where it is left out."""
        return self._table_at(name, self._take(name, NOTHING))

    def each(self, name: str) -> Iterator[Fields]:
        """Every table of a list of tables, none where it is left out."""
        value = self._take(name, [])
        parts = value if isinstance(value, list) else self._wrong(name, "a list of tables", [])
        for number, part in enumerate(parts, start=1):
            yield self._table_at(f"{name} {number}", part)

    def tables(self) -> Iterator[tuple[str, Fields]]:
        """Every field as a table under its name: for files that hold one table for each id."""
        for name in self._table:
            yield name, self.inside(name)

    def _table_at(self, name: str, value: object) -> Fields:
        if not isinstance(value, Mapping):
            value = self._wrong(name, "a table", NOTHING)
        return Fields(f"{self.place}, {name}", None if self.unread else value, self._problems)

    def _take(self, name: str, default: object = None) -> object:
        self._asked.add(name)
        return self._table.get(name, default)

    def _wrong(self, name: str, wanted: str, stand_in: T) -> T:
        if self.unread:
            return stand_in
        found = f"it is {self._table[name]!r:.60}" if name in self._table else "it is missing"
        self.note(f"This must be {wanted}, but {found}", name)
        return stand_in

    def _understood(self, name: str, make: Callable[[], T], stand_in: T) -> T:
        try:
            return make()
        except Refusal as refusal:
            if self._table.get(name):  # a missing field is noted already
                self.note(refusal.what, name, refusal.mend)
            return stand_in


def _is_number(value: object) -> TypeGuard[int | float]:
    return isinstance(value, int | float) and not isinstance(value, bool) and isfinite(value)


def there(value: T | None) -> T:
    """The value that is known to be there; a Refusal if a problem of its own has kept it away."""
    if value is None:
        raise Refusal("A part could not be read", mend="Mend the problems named with it")
    return value


def whole(values: Mapping[str, T | None]) -> dict[str, T]:
    """The same mapping, known to be without gaps."""
    return {name: there(value) for name, value in values.items()}
