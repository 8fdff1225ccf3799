"""The diary as it is shown: today or another day with its questions, and the days before."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from django.core.paginator import Page, Paginator

from runwell.knowledge.pack import Pack
from runwell.records.access.diary import DiarySession, diary_mornings, diary_sessions
from runwell.records.models import KeptMorning, Patient
from runwell.records.packs import the_pack
from runwell.web.diary.forms import MorningForm, SessionForm, morning_form, session_form
from runwell.web.diary.told import Told, told

DAY, A_PAGE, ASKED_FOR = timedelta(days=1), 14, 3
"""Days for which a session that lacks an answer is asked about on the first page."""
SOON, LATE = timedelta(minutes=30), timedelta(hours=4)
"""From when to when after a session pain now stands for pain an hour after."""
NOON = 12


@dataclass(frozen=True, slots=True)
class SessionPart:
    """The questions about one session. now: pain right now answers one of them."""

    session: DiarySession
    form: SessionForm
    now: bool

    @property
    def told(self) -> tuple[Told, ...]:
        """What was answered."""
        return told(self.form, self.session.said)


@dataclass(frozen=True, slots=True)
class DayLine:
    """A day in the list: what was said of its morning, and its sessions."""

    on: date
    morning: KeptMorning | None
    sessions: tuple[DiarySession, ...]


@dataclass(frozen=True, slots=True)
class DiaryDay:
    """A day with its questions. early: it is today, before noon, so that pain now is this morning's."""

    on: date
    today: date
    early: bool
    kept: KeptMorning | None
    morning: MorningForm
    sessions: tuple[SessionPart, ...]

    @property
    def told(self) -> tuple[Told, ...]:
        """What was said of the morning."""
        return told(self.morning, self.kept)

    @property
    def is_today(self) -> bool:
        return self.on == self.today


@dataclass(frozen=True, slots=True)
class Diary:
    """Everything that a patient wrote, read once."""

    mornings: Mapping[date, KeptMorning]
    sessions: tuple[DiarySession, ...]

    @classmethod
    def of(cls, patient: Patient) -> Diary:
        return cls({one.on: one for one in diary_mornings(patient)}, diary_sessions(patient))

    def days(self) -> list[date]:
        """On which something was said, the latest first."""
        return sorted({*self.mornings, *(one.on for one in self.sessions)}, reverse=True)

    def line(self, on: date) -> DayLine:
        return DayLine(on, self.mornings.get(on), tuple(one for one in self.sessions if one.on == on))

    def lines(self, number: object, before: date) -> tuple[tuple[DayLine, ...], Page[date]]:
        """A page of the days before that one."""
        part = Paginator([day for day in self.days() if day < before], A_PAGE).get_page(number)
        return tuple(self.line(day) for day in part.object_list), part

    def asked_about(self, on: date, today: date) -> Iterable[DiarySession]:
        """The sessions of that day; today also those of the last days that lack an answer."""
        since = today - DAY * ASKED_FOR
        for one in self.sessions:
            if one.on == on or (on == today and since <= one.on < today and _lacks(one)):
                yield one


def diary_day(
    diary: Diary, on: date, now: datetime, bound: MorningForm | tuple[DiarySession, SessionForm] | None = None
) -> DiaryDay:
    """bound: the form that came with a mistake in it, to be shown as it came."""
    pack, kept = the_pack(), diary.mornings.get(on)
    asked = enumerate(diary.asked_about(on, now.date()))
    morning = bound if isinstance(bound, MorningForm) else morning_form(kept)
    wrong = bound if isinstance(bound, tuple) else None
    parts = tuple(_part(pack, number, one, now, wrong) for number, one in asked)
    early = on == now.date() and now.hour < NOON
    return DiaryDay(on, now.date(), early, kept, morning, parts)


def found(diary: Diary, on: date, said: Mapping[str, Any]) -> tuple[int, DiarySession] | None:
    """The session of that day that a form was about, with its place on the day's page."""
    for number, one in enumerate(one for one in diary.sessions if one.on == on):
        place = one.place
        if (str(place.programme), place.planned_on.isoformat(), str(place.nth)) == (
            said.get("programme"),
            said.get("planned"),
            said.get("nth"),
        ):
            return number, one
    return None


def _part(
    pack: Pack,
    number: int,
    session: DiarySession,
    now: datetime,
    wrong: tuple[DiarySession, SessionForm] | None,
) -> SessionPart:
    form = session_form(pack, session, number)
    if wrong and wrong[0].place == session.place:
        form = wrong[1]
    ended = session.ended_at
    fresh = ended is not None and SOON <= now - ended <= LATE and session.said.hour_after is None
    return SessionPart(session, form, fresh)


def _lacks(session: DiarySession) -> bool:
    said = session.said
    return None in (said.during, said.hour_after, said.limp)
