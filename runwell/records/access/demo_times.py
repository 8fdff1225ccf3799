"""Times for the visits of made-up people, on whatever day the demo is loaded."""

from __future__ import annotations

from datetime import date, datetime, timedelta

from runwell.care.free_times import FreeTime
from runwell.records.access.visits import free_times
from runwell.records.models import Location, TeamMember

DAY, UNTIL_OPEN = timedelta(days=1), 21


def time_from(place: Location, member: TeamMember | None, now: datetime, days: int) -> FreeTime:
    """A free time in the middle of the first day on which there is one, from so many days after today on."""
    found = free_times(place, member, now.date() + DAY * days, UNTIL_OPEN, now)
    return _midday(found, found[0].begins_at.date())


def time_before(place: Location, member: TeamMember | None, now: datetime, days: int) -> FreeTime:
    """The same of the last day on which there was one, up to so many days before today."""
    last = now.date() - DAY * days
    first = last - DAY * UNTIL_OPEN
    found = free_times(place, member, first, UNTIL_OPEN + 1, now - DAY * (days + UNTIL_OPEN + 1))
    return _midday(found, found[-1].begins_at.date())


def _midday(found: tuple[FreeTime, ...], on: date) -> FreeTime:
    there = [one for one in found if one.begins_at.date() == on]
    return there[len(there) // 2]
