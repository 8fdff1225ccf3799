"""A day of an office on a page of the desk, and the time of it that was chosen."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from django.utils import timezone

from runwell.records.access.visits import clinicians_at
from runwell.records.models import Location, TeamMember
from runwell.web.desk.free import FreeWith, free_with_each
from runwell.web.visits.choosing import day_of, office_of
from runwell.web.visits.time_words import at_office, day_words, read_time, zone_name

OTHER = "other"
"""Instead of a free time of the list: any full quarter of an hour, typed."""
NO_TIME = "none"
"""They wait until the desk has found one."""


@dataclass(frozen=True, slots=True)
class Offer:
    """clinicians: of this office. member: with whom, where one was chosen; free: then only their times."""

    place: Location
    offices: tuple[Location, ...]
    day: date
    words: str
    zone: str
    clinicians: tuple[TeamMember, ...]
    member: TeamMember | None
    free: tuple[FreeWith, ...]


def offer(
    given: Mapping[str, str],
    offices: Sequence[Location],
    usual: Location | None = None,
    wanted: datetime | None = None,
) -> Offer:
    """given: slugs of `office` and `who`, the clinician; `day`. usual, wanted: else this office and day."""
    place = office_of(given, usual)
    if place is None or place not in offices:
        place = usual if usual in offices and usual else offices[0]
    now = timezone.now()
    today = at_office(now, place).date()
    first = at_office(wanted, place).date() if wanted else None
    day = max(day_of(given.get("day", "")) or first or _first_day(place, now), today)
    there = clinicians_at(place)
    member = next((one for one in there if one.slug == given.get("who")), None)
    free = free_with_each(place, day, now)
    only = tuple(one for one in free if member in (None, one.member))
    return Offer(place, tuple(offices), day, day_words(day), zone_name(place, now), there, member, only)


def chosen(given: Mapping[str, str], page: Offer) -> tuple[datetime | None, TeamMember | None]:
    """The moment, and with whom: both of the list, or both typed. None: none was chosen."""
    moment, _, slug = given.get("time", "").partition("/")
    if moment == OTHER:
        slug = given.get("who", "")
    member = next((one for one in page.clinicians if one.slug == slug), None)
    if moment != OTHER:
        return read_time(moment, page.place), member
    try:
        hour = time.fromisoformat(given.get("hour", ""))
    except ValueError:
        return None, member
    return datetime.combine(page.day, hour, ZoneInfo(page.place.time_zone)), member


def _first_day(place: Location, now: datetime) -> date:
    """The next day on which anybody is free; today, where that is far away."""
    today = at_office(now, place).date()
    week = (today + timedelta(days=number) for number in range(7))
    return next((day for day in week if any(one.times for one in free_with_each(place, day, now))), today)
