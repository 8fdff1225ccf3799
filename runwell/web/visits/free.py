"""The free times of an office as pages offer them: a few days at once, or the next after one was taken."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.utils import timezone

from runwell.records import access
from runwell.records.access.visits import FreeTime, free_times, next_free
from runwell.records.models import Location, TeamMember
from runwell.web.visits.time_words import Choice, Day, at_office, choices_of, days_of

AT_ONCE = 4
"""Days with free times on one page: more are a long way to scroll with a thumb."""
NEXT = 6
"""How many times are offered in place of one that cannot be had."""


@dataclass(frozen=True, slots=True)
class Offered:
    """days: the next with a free time. later: the day from which to look on; None: there are no more."""

    days: tuple[Day, ...]
    later: date | None


@dataclass(frozen=True, slots=True)
class Instead:
    """Times in place of one that cannot be had. member: with whom all are; None: with whoever is free."""

    choices: tuple[Choice, ...]
    member: TeamMember | None


def offered(place: Location, member: TeamMember | None, first: date, now: datetime) -> Offered:
    """From that day on, as far ahead as the practice gives times."""
    begin, last = between(place, now)
    since = max(first, begin)
    free = free_times(place, member, since, (last - since).days + 1, now) if since <= last else ()
    days = days_of(free, place)
    return Offered(days[:AT_ONCE], days[AT_ONCE].on if len(days) > AT_ONCE else None)


def between(place: Location, now: datetime) -> tuple[date, date]:
    """The first and the last day of the office on which it may give times."""
    today = at_office(now, place).date()
    return today, today + timedelta(days=access.practice().visit_days_ahead)


def is_free(place: Location, member: TeamMember | None, at: datetime) -> bool:
    day = at_office(at, place).date()
    return any(one.begins_at == at for one in free_times(place, member, day, 1, timezone.now()))


def next_times(place: Location, member: TeamMember | None, at: datetime | None) -> Instead:
    """The next from then on; from now on, where then is past or is no time at all."""
    now = timezone.now()
    first, last = between(place, now)
    late = at is None or at < now or not first <= at_office(at, place).date() <= last
    return instead_of(next_free(place, member, now if late or at is None else at, now, NEXT), place, member)


def instead_of(free: tuple[FreeTime, ...], place: Location, member: TeamMember | None) -> Instead:
    """Where the clinician has no time left, these are times of others."""
    theirs = member is not None and all(one.member_id == member.id for one in free)
    return Instead(choices_of(free, place), member if theirs else None)
