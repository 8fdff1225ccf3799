"""The days of this week: what was done, what was missed, what is to come."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from runwell.records.access.closings import Closing, without_sessions
from runwell.records.access.diary import DiarySession, diary_sessions
from runwell.records.access.planned_sessions import EarlierDays, earlier_days, planned_sessions
from runwell.records.models import Patient
from runwell.records.programme_today import ProgrammeToday
from runwell.web.plan_words import DAYS

AHEAD = 7


class Stood(StrEnum):
    """What a day of the week is."""

    DONE = "done"
    MISSED = "missed"
    TODAY = "today"
    PLANNED = "planned"
    REST = "rest"
    CLOSED = "closed"
    BEFORE = "before"


WORDS = {
    Stood.DONE: _("Done"),
    Stood.MISSED: _("Not done"),
    Stood.TODAY: _("Today"),
    Stood.PLANNED: _("Planned"),
    Stood.REST: _("Rest"),
    Stood.CLOSED: _("Closed"),
    Stood.BEFORE: _("Before the program"),
}


@dataclass(frozen=True, slots=True)
class WeekDay:
    on: date
    name: str | Promise
    stood: Stood
    today: bool

    @property
    def words(self) -> str | Promise:
        return WORDS[self.stood]


@dataclass(frozen=True, slots=True)
class Week:
    """days: Monday to Sunday. left: a session of today is still to be done. next: the next day with one."""

    days: tuple[WeekDay, ...]
    left: bool
    done: bool
    next: date | None


@dataclass(frozen=True, slots=True)
class _Gone:
    """What the days until today are judged by. earlier: the weekdays that held before they were changed.
    closed: days on which the program gave nothing.
    """

    today: date
    began: date
    done: Collection[date]
    earlier: Sequence[EarlierDays]
    closed: Collection[date]


def week_of(record: Patient, stands: ProgrammeToday, today: date) -> Week:
    """What a day was follows from the sessions that were logged, whatever program they were of."""
    sessions = [one for one in diary_sessions(record) if one.said.done]
    done = {one.on for one in sessions} | {one.place.planned_on for one in sessions}
    monday = today - timedelta(days=today.weekday())
    began = timezone.localdate(stands.kept.began_at)
    closed = without_sessions(Closing.of(record), stands.kept, today)
    gone = _Gone(today, began, done, earlier_days(stands.kept.changes.all()), closed)
    days = tuple(_day(stands, monday + timedelta(days=number), gone) for number in range(AHEAD))
    left = [
        one
        for one in planned_sessions(stands.today, today, 1)
        if not _logged(stands, sessions, today, one.nth)
    ]
    ahead = planned_sessions(stands.programme, today + timedelta(days=1), AHEAD)
    return Week(days, bool(left), today in done, ahead[0].on if ahead else None)


def _logged(stands: ProgrammeToday, sessions: Collection[DiarySession], on: date, nth: int) -> bool:
    return any(
        (one.place.programme, one.place.planned_on, one.place.nth) == (stands.kept.id, on, nth)
        for one in sessions
    )


def _day(stands: ProgrammeToday, on: date, gone: _Gone) -> WeekDay:
    today, over = gone.today, () if on < gone.today else None
    held = stands.today if on == today else stands.programme
    planned = bool(planned_sessions(held, on, 1, gone.earlier, over))
    if on in gone.done:
        stood = Stood.DONE
    elif on < gone.began:
        stood = Stood.BEFORE
    elif not planned:
        stood = Stood.REST
    elif on < today and on in gone.closed:
        stood = Stood.CLOSED
    elif on == today:
        stood = Stood.TODAY
    else:
        stood = Stood.MISSED if on < today else Stood.PLANNED
    return WeekDay(on, DAYS[on.weekday()], stood, on == today)
