"""When somebody is reminded of a visit: the day before, at its hour, and never at night."""

from __future__ import annotations

from datetime import UTC, datetime, time, timedelta
from zoneinfo import ZoneInfo

A_DAY = timedelta(days=1)
# expert: the hours at which nobody is woken by a telephone.
EARLIEST, LATEST = time(8), time(20)


def reminder_at(begins_at: datetime, zone: str, now: datetime) -> datetime | None:
    """By the clock of the office, also where the clock changes in between. None: it is too late for one."""
    local = begins_at.astimezone(ZoneInfo(zone))
    at = min(max(local.time(), EARLIEST), LATEST)
    due = datetime.combine(local.date() - A_DAY, at, ZoneInfo(zone)).astimezone(UTC)
    return due if due > now else None
