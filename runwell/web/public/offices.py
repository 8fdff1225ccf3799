"""The offices as a page shows them: telephone, address and hours in words."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import time
from typing import Any

from django.utils.dateformat import time_format
from django.utils.dates import WEEKDAYS
from django.utils.translation import gettext

from runwell.records import access
from runwell.records.models import Location
from runwell.records.practice_file import DAYS


@dataclass(frozen=True, slots=True)
class Office:
    """hours: pairs of days and times, ("Monday to Friday", "7 a.m. to 7 p.m.")."""

    place: Location
    hours: tuple[tuple[str, str], ...]


def offices() -> tuple[Office, ...]:
    """Every office, in the practice's own order."""
    return tuple(Office(place, hours_in_words(place.hours)) for place in access.locations())


def hours_in_words(hours: Iterable[dict[str, Any]]) -> tuple[tuple[str, str], ...]:
    return tuple((days_in_words(row["days"]), times_in_words(row["opens"], row["closes"])) for row in hours)


def days_in_words(days: Iterable[str]) -> str:
    """Three days or more in a row are a span: "Monday to Friday, Sunday"."""
    return ", ".join(in_words(span) for span in spans(sorted(DAYS.index(day) for day in days)))


def spans(numbers: list[int]) -> Iterator[list[int]]:
    """Numbers that follow one another, together."""
    run: list[int] = []
    for number in numbers:
        if run and number != run[-1] + 1:
            yield run
            run = []
        run.append(number)
    if run:
        yield run


def in_words(span: list[int]) -> str:
    names = [str(WEEKDAYS[number]) for number in span]
    if len(names) < 3:
        return ", ".join(names)
    return gettext("{first} to {last}").format(first=names[0], last=names[-1])


def times_in_words(opens: str, closes: str) -> str:
    """ "07:00", "19:30" -> "7 a.m. to 7:30 p.m." as the language writes times."""
    first, last = (time_format(time.fromisoformat(at), "P") for at in (opens, closes))
    return gettext("{first} to {last}").format(first=first, last=last)
