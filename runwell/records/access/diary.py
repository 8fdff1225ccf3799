"""A patient's diary as it is read and corrected, for whoever reached the patient by `own_record`."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import QuerySet

from runwell.programme.course import Session
from runwell.records.access.courses import kept_sessions, session_of
from runwell.records.models import KeptMorning, KeptSession, Patient
from runwell.records.packs import the_pack
from runwell.records.session_entries import SessionPlace


@dataclass(frozen=True, slots=True)
class DiarySession:
    """place: which session. cause: of its program. said: as the rules read it. ended_at: its last set."""

    place: SessionPlace
    cause: str
    said: Session
    ended_at: datetime | None

    @property
    def on(self) -> date:
        """The day on which it was done."""
        return self.said.on


def diary_mornings(patient: Patient) -> QuerySet[KeptMorning]:
    """Every morning, the latest first."""
    return KeptMorning.objects.filter(patient=patient).order_by("-on")


def diary_sessions(patient: Patient) -> tuple[DiarySession, ...]:
    """Every session of which something was said, the latest first."""
    pack = the_pack()
    kept = kept_sessions(patient).select_related("programme")
    listed = [_listed(one, session_of(one, pack.exercises)) for one in kept]
    return tuple(sorted(listed, key=lambda one: (one.on, one.place.planned_on, one.place.nth), reverse=True))


def _listed(kept: KeptSession, said: Session) -> DiarySession:
    place = SessionPlace(kept.programme_id, kept.planned_on, kept.nth)
    ended = max((one.at for one in kept.sets.all()), default=None)
    return DiarySession(place, kept.programme.cause, said, ended)
