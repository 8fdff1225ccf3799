"""The offices as a page shows them: telephone, address and hours in words."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from itertools import islice
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

from django.utils import timezone
from django.utils.dateformat import format as in_format
from django.utils.dateformat import time_format
from django.utils.dates import WEEKDAYS
from django.utils.translation import gettext

from runwell.records import access
from runwell.records.models import ClosedDay, Location
from runwell.records.practice_file import DAYS

# As far ahead as people plan a visit, and no more than fits under the hours.
AHEAD, MOST_HOLIDAYS = timedelta(weeks=8), 3


@dataclass(frozen=True, slots=True)
class Office:
    """hours: pairs of days and times, ("Monday to Friday", "7 a.m. to 7 p.m."). holidays: the next ones."""

    place: Location
    hours: tuple[tuple[str, str], ...]
    holidays: tuple[str, ...] = ()


def offices(now: datetime | None = None) -> tuple[Office, ...]:
    """Every office, in the practice's own order, with the next holidays from its own today on."""
    now = now or timezone.now()
    # No time zone is a day away from another by more than one.
    ahead = access.closed_days((now - timedelta(days=1)).date(), (now + AHEAD).date() + timedelta(days=1))
    days = defaultdict[UUID, list[ClosedDay]](list)
    for one in ahead:
        days[one.location_id].append(one)
    return tuple(
        Office(place, hours_in_words(place.hours), holidays_in_words(days[place.id], today_at(place, now)))
        for place in access.locations()
    )


def today_at(place: Location, now: datetime) -> date:
    """The day that it is at the office."""
    return now.astimezone(ZoneInfo(place.time_zone)).date()


def holidays_in_words(days: Iterable[ClosedDay], today: date) -> tuple[str, ...]:
    """The next of them, today's too: "Closed on Thursday, November 26: Thanksgiving"."""
    to_come = (one for one in days if today <= one.day <= today + AHEAD)
    return tuple(holiday_in_words(one) for one in islice(to_come, MOST_HOLIDAYS))


def holiday_in_words(one: ClosedDay) -> str:
    day = in_format(one.day, "l, F j")
    if not one.opens:
        return gettext("Closed on {day}: {name}").format(day=day, name=one.name)
    times = times_in_words(one.opens, one.closes)
    return gettext("Open only {times} on {day}: {name}").format(times=times, day=day, name=one.name)


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
