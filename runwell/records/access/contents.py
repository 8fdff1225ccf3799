"""What a clinician reads in a record, once `actions.reading.look_at_record` has noted that they do."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.core.exceptions import PermissionDenied

from runwell.records.access.own import Colleague, who_acted
from runwell.records.access.patients import patients
from runwell.records.access.people import Someone
from runwell.records.models import (
    Assignment,
    AuditEvent,
    Consent,
    OwnCheck,
    Patient,
    VisitRequest,
)

LOOKS_SHOWN = 50


@dataclass(frozen=True, slots=True)
class Act:
    """One row of the trail with the name behind it. who: None for tasks and people who are gone."""

    event: AuditEvent
    who: Colleague | None


@dataclass(frozen=True, slots=True)
class Contents:
    """Everything of a record that stands on its page."""

    patient: Patient
    consents: tuple[Consent, ...]
    checks: tuple[OwnCheck, ...]
    requests: tuple[VisitRequest, ...]
    assigned: tuple[Assignment, ...]
    acts: tuple[Act, ...]


def contents(user: Someone, patient_id: UUID, now: datetime) -> Contents:
    """PermissionDenied where the record is not open to this clinician, and where there is none."""
    patient = _open_to(user, patient_id, now)
    events = AuditEvent.objects.filter(patient=patient_id).order_by("-number")[:LOOKS_SHOWN]
    assigned = Assignment.objects.filter(patient=patient, ended_at=None).select_related("clinician")
    asked = VisitRequest.objects.filter(patient=patient).select_related("location", "wanted")
    return Contents(
        patient,
        tuple(Consent.objects.filter(patient=patient).select_related("recorded_by")),
        tuple(OwnCheck.objects.filter(patient=patient)),
        tuple(asked.order_by("-asked_at", "id")),
        tuple(assigned.order_by("since")),
        with_names(events),
    )


def check_in(user: Someone, patient_id: UUID, check_id: UUID, now: datetime) -> OwnCheck | None:
    """One check of a record; None where it is another's. PermissionDenied as for the record itself."""
    return OwnCheck.objects.filter(patient=_open_to(user, patient_id, now), id=check_id).first()


def with_names(events: Iterable[AuditEvent]) -> tuple[Act, ...]:
    """Rows of the trail, for whoever may read them."""
    rows = list(events)
    names = who_acted(rows)
    return tuple(Act(row, names.get(row.id)) for row in rows)


def _open_to(user: Someone, patient_id: UUID, now: datetime) -> Patient:
    patient = patients(user, now).filter(id=patient_id).first()
    if patient is None:
        raise PermissionDenied("this record is not open to you")
    return patient
