"""Reading a record that is not one's own: always on its trail, where its patient can see it."""

from __future__ import annotations

from datetime import timedelta
from uuid import UUID

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone

from runwell.records import access, audit
from runwell.records.models import Account, OpenedRecord, Patient
from runwell.records.roles import Role
from runwell.refusals import Refusal

# As long as one visit takes; whoever needs longer gives the reason again.
GLASS_OPEN_FOR = timedelta(hours=1)
SHORTEST_REASON, LONGEST_REASON = 10, 300


@transaction.atomic
def look_at_record(*, by: Account, patient_id: UUID) -> Patient:
    """The record, for a clinician who may read it. PermissionDenied for others, and where there is none."""
    patient = access.patients(by).filter(id=patient_id).first()
    if patient is None:
        raise PermissionDenied("this record is not open to you")
    audit.record(by, "read a record", patient, patient=patient.id)
    return patient


@transaction.atomic
def break_glass(*, by: Account, patient_id: UUID, reason: str) -> OpenedRecord:
    """Open a record for an hour that is not assigned to this clinician. The owner reads the reason.

    Refusal: no reason worth reading. PermissionDenied for people who are no clinicians.
    """
    access.demand(by, Role.CLINICIAN)
    said = reason.replace("\0", "").strip()  # PostgreSQL keeps no such character
    # Letters, since spaces and marks that nobody sees are no reason.
    if sum(map(str.isalnum, said)) < SHORTEST_REASON:
        mend = "Say in a sentence why you need to read it; the owner and the patient can read it"
        raise Refusal("a reason is needed", "reason", mend)
    if len(said) > LONGEST_REASON:
        raise Refusal("the reason is too long", "reason", f"Use {LONGEST_REASON} letters at most")
    patient = Patient.objects.filter(id=patient_id).first()
    if patient is None:
        raise PermissionDenied("there is no such record")
    now = timezone.now()
    opened = OpenedRecord.objects.create(
        patient=patient, clinician=by, reason=said, opened_at=now, until=now + GLASS_OPEN_FOR
    )
    audit.record(by, "opened a record in an emergency", patient, patient=patient.id)
    return opened


@transaction.atomic
def mark_glass_seen(*, by: Account, opened_id: UUID) -> None:
    """The owner has read the reason. A second time changes nothing."""
    mine = access.opened_records(by).filter(id=opened_id, seen_at=None).select_related(None)
    if mine.update(seen_at=timezone.now(), seen_by=by):
        audit.record(by, "read why a record was opened", OpenedRecord(id=opened_id))


@transaction.atomic
def verify_trail(*, by: Account) -> int:
    """How many rows the trail has, all of them whole. Refusal: the first row that is not."""
    access.demand(by, Role.OWNER)
    count = audit.verify()
    audit.record(by, "verified the audit trail")
    return count
