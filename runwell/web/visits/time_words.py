"""Times at which somebody is seen, as a person reads them: always those of the office, with its time zone."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime
from itertools import groupby
from zoneinfo import ZoneInfo

from django.utils.dateformat import format as in_format
from django.utils.dateformat import time_format
from django.utils.translation import gettext

from runwell.records.access.visits import FreeTime
from runwell.records.models import Location
from runwell.records.visit_words import clock_of

NO_BREAK = "\N{NO-BREAK SPACE}"
IN_ADDRESS = "%Y-%m-%dT%H:%MZ"
MOST = 40
"""Characters of a time in an address."""


@dataclass(frozen=True, slots=True)
class Choice:
    """value: the time as a form sends it. hour: "9:30 a.m."; day: "Monday, December 7"."""

    value: str
    hour: str
    day: str

    def __str__(self) -> str:
        return day_then_hour(self.day, self.hour)


@dataclass(frozen=True, slots=True)
class Day:
    """A day of the office on which there are free times."""

    on: date
    words: str
    times: tuple[Choice, ...]


def zone_name(place: Location, at: datetime) -> str:
    """What people call the time of the office: "Central Time"."""
    return clock_of(at, place.time_zone)


def at_office(at: datetime, place: Location | None) -> datetime:
    """The same moment by the office's clock; of a visit whose office is gone, by the site's."""
    return at.astimezone(ZoneInfo(place.time_zone) if place else None)


def hour_words(at: datetime, place: Location | None) -> str:
    """As the hours of an office are written: "9:30 a.m."."""
    return str(time_format(at_office(at, place).time(), "P"))


def day_words(on: date) -> str:
    return str(in_format(on, "l, F j"))


def day_then_hour(day: str, hour: str) -> str:
    """ "Monday, December 7 at 9:30 a.m.", as a mail says it, too. No line ends within the hour."""
    return gettext("{day} at {time}").format(day=day, time=hour.replace(" ", NO_BREAK))


def with_stop(words: str) -> str:
    """As a sentence: "p.m." ends it already."""
    return words if words.endswith(".") else f"{words}."


def whole_words(at: datetime, place: Location | None) -> str:
    return str(choice_of(at, place))


def in_address(at: datetime) -> str:
    return at.astimezone(UTC).strftime(IN_ADDRESS)


def read_time(words: str, place: Location | None = None) -> datetime | None:
    """The moment that a form or an address names, None where it names none.

    With an offset it may be of any zone; without one it is by the office's clock.
    """
    try:
        at = datetime.fromisoformat(words) if len(words) <= MOST else None
    except ValueError:
        return None
    if at is None or not 2000 < at.year < 9000:
        return None
    return at if at.tzinfo else at.replace(tzinfo=ZoneInfo(place.time_zone if place else "UTC"))


def choice_of(at: datetime, place: Location | None) -> Choice:
    return Choice(in_address(at), hour_words(at, place), day_words(at_office(at, place).date()))


def choices_of(free: Iterable[FreeTime], place: Location) -> tuple[Choice, ...]:
    """Each moment once, in order."""
    return tuple(choice_of(at, place) for at in sorted({one.begins_at for one in free}))


def days_of(free: Iterable[FreeTime], place: Location) -> tuple[Day, ...]:
    """Free times by day, each moment once, however many clinicians are free then."""
    moments = sorted({one.begins_at for one in free})
    by_day = groupby(moments, lambda at: at_office(at, place).date())
    return tuple(Day(on, day_words(on), tuple(choice_of(at, place) for at in ats)) for on, ats in by_day)
