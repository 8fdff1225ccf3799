"""On which days a program asks for a session."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from django.utils import timezone

from runwell.programme.prescription import Programme
from runwell.records.models import KeptProgramme, ProgrammeChange


@dataclass(frozen=True, slots=True)
class PlannedSession:
    """nth: which one of that day, from 1."""

    on: date
    nth: int


@dataclass(frozen=True, slots=True)
class EarlierDays:
    """Weekdays that held until that day, and on that day no more."""

    until: date
    weekdays: tuple[int, ...]


def earlier_days(changes: Iterable[ProgrammeChange]) -> tuple[EarlierDays, ...]:
    """The weekdays that a program had before each change of its days. changes: its own, the oldest first."""
    whole = (one for one in changes if not one.exercise and isinstance(one.before, dict))
    return tuple(
        EarlierDays(timezone.localdate(one.at), tuple(one.before["weekdays"]))
        for one in whole
        if "weekdays" in one.before
    )


def held_on(day: date, now: Sequence[int], earlier: Sequence[EarlierDays]) -> Sequence[int]:
    """The weekdays that held on a day. now: those that hold since the last change."""
    return next((one.weekdays for one in earlier if day < one.until), now)


def planned_sessions(
    programme: Programme | KeptProgramme,
    first: date,
    days: int,
    earlier: Sequence[EarlierDays] = (),
    closed: Collection[date] | None = None,
) -> tuple[PlannedSession, ...]:
    """Those of that many days from the first on; none where the program asks for no exercise.

    earlier: for days gone by, so that none is judged by weekdays that were picked after it. closed: of days
    gone by those on which nothing was given; then it does not matter what the program asks for now.
    """
    if closed is None and not programme.prescriptions:
        return ()
    span = (first + timedelta(days=number) for number in range(days))
    asked = (
        day
        for day in span
        if day not in (closed or ()) and day.isoweekday() in held_on(day, programme.weekdays, earlier)
    )
    return tuple(PlannedSession(day, nth) for day in asked for nth in range(1, programme.a_day + 1))
