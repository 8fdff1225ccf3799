"""On which days a program asks for a session."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from runwell.programme.prescription import Programme


@dataclass(frozen=True, slots=True)
class PlannedSession:
    """nth: which one of that day, from 1."""

    on: date
    nth: int


def planned_sessions(programme: Programme, first: date, days: int) -> tuple[PlannedSession, ...]:
    """Those of that many days from the first on; none where the program asks for no exercise."""
    if not programme.prescriptions:
        return ()
    span = (first + timedelta(days=number) for number in range(days))
    asked = (day for day in span if day.isoweekday() in programme.weekdays)
    return tuple(PlannedSession(day, nth) for day in asked for nth in range(1, programme.a_day + 1))
