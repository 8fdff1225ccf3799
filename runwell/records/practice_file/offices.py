"""One office: where it is, how to reach it, when it is open and when it is not."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType
from typing import Any

from runwell.records.practice_file.hours import hours_problems, is_span
from runwell.records.practice_file.reading import (
    Row,
    demand,
    gathered,
    is_slug,
    is_telephone,
    is_time_zone,
    said_twice,
    texts,
)
from runwell.refusals import Refusal, Refusals

# Each with the longest text that it may hold.
WORDS = MappingProxyType(
    {
        "slug": 50,
        "name": 80,
        "street": 120,
        "city": 80,
        "state": 40,
        "zip": 12,
        "telephone": 30,
        "time_zone": 40,
        "directions": 1000,
    }
)
MAY_LACK = ("directions",)
TELEPHONE_MEND = "Write it with its area code, like (312) 555-0142"
ADDRESS = ("street", "city", "state", "zip")


@dataclass(frozen=True, slots=True)
class Holiday:
    """A day of other hours. opens, closes: both empty where the office stays closed."""

    day: date
    name: str
    opens: str = ""
    closes: str = ""

    def __post_init__(self) -> None:
        demand(holiday_problems(self.name, self.opens, self.closes, f"the holiday on {self.day}"))

    @classmethod
    def of(cls, row: Row, office: str) -> Holiday:
        """Refusals name the office."""
        where = f"{office}, the holiday {row.get('day')!r}"
        try:
            day = date.fromisoformat(row["day"])
        except (KeyError, TypeError, ValueError):
            mend = 'Write the day like "2026-12-25"'
            raise Refusals.of([Refusal("this is not a date", where, mend)]) from None
        opens, closes = row.get("opens", ""), row.get("closes", "")
        demand(holiday_problems(row.get("name"), opens, closes, where))
        return cls(day, row["name"].strip(), opens, closes)


@dataclass(frozen=True, slots=True)
class Office:
    """hours: ({"days": [...], "opens": "07:00", "closes": "19:00"}, ...). holidays: None: nothing is said."""

    words: Mapping[str, str]
    hours: tuple[Mapping[str, Any], ...]
    holidays: tuple[Holiday, ...] | None = None

    def __post_init__(self) -> None:
        where = office_called(self.words)
        problems = words_problems(self.words, where) + hours_problems(self.hours, where)
        twice = said_twice([str(holiday.day) for holiday in self.holidays or ()])
        mend = "Name each day once"
        demand([*problems, *(Refusal(f"the holiday {day} stands there twice", where, mend) for day in twice)])

    @classmethod
    def of(cls, row: Row) -> Office:
        """Refusals: everything that is wrong with it, its holidays included."""
        where, problems = office_called(row), list[Refusal]()
        words = {word: row.get(word, "") for word in WORDS if word not in MAY_LACK or word in row}
        hours = row.get("hours", [])
        holidays = gathered(lambda one: Holiday.of(one, where), row, "holidays", problems)
        if problems:
            raise Refusals.of(words_problems(words, where) + hours_problems(hours, where) + problems)
        spans = tuple(hours) if isinstance(hours, list) else hours
        return cls(words, spans, holidays if "holidays" in row else None)


def office_called(words: Row) -> str:
    return f"the office {words.get('slug') or words.get('name') or '(without a name)'}"


def words_problems(words: Row, where: str) -> list[Refusal]:
    """What is wrong with the words of an office."""
    problems = texts(words, WORDS, where, may_lack=MAY_LACK)
    if problems:
        return problems
    zone = words["time_zone"]
    rules = (
        (is_slug(words["slug"]), f"{words['slug']!r} is no slug", "Write small letters, digits and hyphens"),
        (is_telephone(words["telephone"]), f"{words['telephone']!r} is no telephone number", TELEPHONE_MEND),
        (is_time_zone(zone), f"the time zone {zone!r} is not known", "Use a name like America/Chicago"),
    )
    return [Refusal(what, where, mend) for right, what, mend in rules if not right]


def holiday_problems(name: Any, opens: Any, closes: Any, where: str) -> list[Refusal]:
    """What is wrong with a day of other hours."""
    problems = texts({"name": name}, {"name": 60}, where)
    if (opens or closes) and not is_span(opens, closes):
        mend = 'Give opens and closes like "09:00" and "12:00", or neither where the office stays closed'
        problems.append(Refusal("its hours cannot be read or end before they begin", where, mend))
    return problems
