"""What tells the most of a patient at a glance, in a fixed number of statements."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.utils import timezone

from runwell.records.models import (
    ConfirmedCause,
    Discharge,
    KeptMorning,
    KeptSession,
    OwnCheck,
    Patient,
    Visit,
    VisitRequest,
)

LATELY = timedelta(days=7)


@dataclass(frozen=True, slots=True, kw_only=True)
class Telling:
    """cause: the newest confirmed one, also where it says that all is open again. mornings: of the last seven
    days. visit: the next that both agreed to. asked: a request that waits. ended: care that has ended.
    """

    check: OwnCheck | None
    cause: ConfirmedCause | None
    mornings: tuple[KeptMorning, ...]
    session: KeptSession | None
    visit: Visit | None
    asked: VisitRequest | None
    ended: Discharge | None


def telling(patient: Patient, now: datetime) -> Telling:
    """For the record's own page."""
    today = timezone.localdate(now)
    mornings = KeptMorning.objects.filter(patient=patient, on__gt=today - LATELY, on__lte=today)
    sessions = KeptSession.objects.filter(programme__patient=patient, sets__isnull=False)
    visits = Visit.objects.filter(request__patient=patient, state=Visit.AGREED, ends_at__gt=now)
    waits = VisitRequest.objects.filter(
        patient=patient, state__in=(VisitRequest.WAITING, VisitRequest.PROPOSED)
    )
    last = Discharge.objects.filter(patient=patient).select_related("clinician").order_by("-number").first()
    causes = ConfirmedCause.objects.filter(patient=patient).select_related("clinician")
    return Telling(
        check=OwnCheck.objects.filter(patient=patient).order_by("-kept_at").first(),
        cause=causes.order_by("-number").first(),
        mornings=tuple(mornings.order_by("on")),
        session=sessions.order_by("-planned_on").first(),
        visit=visits.select_related("member", "location").order_by("begins_at").first(),
        asked=waits.order_by("-asked_at").first(),
        ended=last if last and last.reopened_at is None else None,
    )
