"""The job that reminds somebody of a visit: put off when both agree, taken back when it holds no more."""

from __future__ import annotations

from datetime import datetime

from runwell.care.reminding import reminder_at
from runwell.records.access.visits import AskedVisit
from runwell.records.actions.jobs import call_off, put_off
from runwell.records.audit import By
from runwell.records.models import Visit

KIND = "visit-reminder"


def reminder_key(visit: Visit) -> str:
    """A visit that moves is another visit, and has another reminder."""
    return f"{KIND} {visit.id} {visit.begins_at:%Y-%m-%dT%H:%MZ}"


def remind_later(by: By, asked: AskedVisit, now: datetime) -> None:
    """Nothing where the visit is tomorrow already: it has just been written of."""
    visit = asked.visit
    if visit is None or visit.location is None or not asked.request.email:
        return
    due = reminder_at(visit.begins_at, visit.location.time_zone, now)
    if due:
        put_off(by=by, kind=KIND, about={"visit": str(visit.id)}, due_at=due, key=reminder_key(visit))


def forget_reminder(visit: Visit) -> None:
    call_off(by="visits", key=reminder_key(visit))
