"""What a patient logged in some days, as the rules read it, with as much before as the rules look back."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any

from django.db.models import Min, Q
from django.utils import timezone

from runwell.programme.course import Course, Morning, Session
from runwell.records.access.courses import ASKED, kept_sessions, session_of
from runwell.records.access.timeline.sources import SOURCES, Kind, Source
from runwell.records.models import (
    KeptMorning,
    KeptProgramme,
    KeptSession,
    Patient,
    ProgrammeChange,
    RunWord,
    SetEntry,
)
from runwell.records.packs import the_pack

DAY = timedelta(days=1)
LOOK_BACK = timedelta(days=35)
"""Farther than any rule looks back from a morning or a session, but for the first session of all."""


@dataclass(frozen=True, slots=True)
class Span:
    """The days from first to last, both in it."""

    first: date
    last: date

    @property
    def begins(self) -> datetime:
        """In the practice's time."""
        return timezone.make_aware(datetime.combine(self.first, time()))

    @property
    def ends(self) -> datetime:
        """What happened at this moment is not in it any more."""
        return timezone.make_aware(datetime.combine(self.last + DAY, time()))

    def holds(self, day: date) -> bool:
        return self.first <= day <= self.last


@dataclass(frozen=True, slots=True)
class Logged:
    """course: of the span and the days before that the rules read. mornings, sessions, words: of the span,
    the oldest first; of a session also its row. planned: every session that was planned for one of the days.
    """

    course: Course
    mornings: tuple[KeptMorning, ...]
    sessions: tuple[tuple[KeptSession, Session], ...]
    planned: tuple[tuple[KeptSession, Session], ...]
    words: Mapping[date, RunWord]


def logged(patient: Patient, span: Span) -> Logged:
    """Read in a fixed number of statements; how much is read follows from the span alone."""
    since, until = span.first - LOOK_BACK, span.last + DAY
    sessions = _sessions(patient, since, until)
    mornings = list(KeptMorning.objects.filter(patient=patient, on__range=(since, until)).order_by("on"))
    words = list(RunWord.objects.filter(patient=patient, on__range=(since, until)).order_by("on"))
    return Logged(
        course=_course(patient, since, sessions, mornings, words),
        mornings=tuple(one for one in mornings if span.holds(one.on)),
        sessions=tuple(pair for pair in sessions if span.holds(pair[1].on)),
        planned=tuple(pair for pair in sessions if span.holds(pair[0].planned_on)),
        words={one.on: one for one in words if span.holds(one.on)},
    )


def programmes_of(patient: Patient) -> tuple[KeptProgramme, ...]:
    """Every program, the oldest first."""
    return tuple(KeptProgramme.objects.filter(patient=patient).order_by("began_at", "id"))


def changes_of_days(patient: Patient) -> tuple[ProgrammeChange, ...]:
    """Of every program, the oldest first: by these it is known which weekdays held when."""
    whole = ProgrammeChange.objects.filter(
        programme__patient=patient, what=ProgrammeChange.EXERCISE, exercise=""
    )
    return tuple(whole.order_by("programme__began_at", "programme_id", "number"))


def moments(patient: Patient, span: Span, sources: Iterable[Source]) -> dict[str, list[Any]]:
    """Their rows of these days, by the name of the source."""
    found: dict[str, list[Any]] = {}
    for source in sources:
        low, high = (span.first, span.last + DAY) if source.day else (span.begins, span.ends)
        within = {f"{source.at}__gte": low, f"{source.at}__lt": high}
        rows = source.rows(patient).filter(**within).select_related(*source.beside)
        found[source.name] = list(rows.order_by(source.at, "pk"))
    return found


def moments_of(patient: Patient, span: Span, kinds: Collection[Kind]) -> dict[str, list[Any]]:
    """The same of every source of these kinds whose rows are told one by one."""
    asked = (one for one in SOURCES if one.kind in kinds and one.name not in LOGGED)
    return moments(patient, span, asked)


LOGGED = ("KeptMorning.on", "KeptSession.planned_on", "OutcomeScore.on", "KeptRun.on", "RunWord.on")
"""Sources that are read by the day, or need what was before."""


def _sessions(patient: Patient, since: date, until: date) -> list[tuple[KeptSession, Session]]:
    """Those planned for these days or done in them."""
    exercises = the_pack().exercises
    done = SetEntry.objects.filter(session__programme__patient=patient, on__range=(since, until))
    rows = kept_sessions(patient).filter(
        Q(planned_on__range=(since, until)) | Q(id__in=done.values("session"))
    )
    pairs = [(one, session_of(one, exercises)) for one in rows]
    return sorted(pairs, key=lambda pair: (pair[1].on, pair[0].planned_on, pair[0].nth, str(pair[0].id)))


def _course(
    patient: Patient,
    since: date,
    sessions: Sequence[tuple[KeptSession, Session]],
    mornings: Sequence[KeptMorning],
    words: Sequence[RunWord],
) -> Course:
    first = SetEntry.objects.filter(session__programme__patient=patient).aggregate(on=Min("on"))["on"]
    every = [session for _, session in sessions if session.on >= since]
    # Some rules count from the first session of all, of which they want to know the day and nothing else.
    earlier = [Session(on=first, done=())] if first and first < since else []
    return Course(
        sessions=(*earlier, *every),
        mornings=tuple(
            Morning(on=one.on, pain=one.pain, woke=one.woke, painkillers=one.painkillers) for one in mornings
        ),
        runs=tuple(
            Session(on=one.on, done=(), **{name: getattr(one, name) for name in ASKED}) for one in words
        ),
    )
