"""A runner's record: opened with their consent, given a location and a clinician."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone

from runwell.records import audit
from runwell.records.access.accounts import may_have_account
from runwell.records.access.patients import placed_by
from runwell.records.access.people import demand_of, has
from runwell.records.audit import By
from runwell.records.models import Account, Assignment, Consent, Location, Patient
from runwell.records.roles import Role
from runwell.refusals import Refusal

# The version of the words on the sign-up page and in docs/; a new text is a new version.
WORDS = "2026-11-visits"


@transaction.atomic
def open_record(
    *, by: By, account_id: UUID, location_id: UUID | None = None, at: datetime | None = None
) -> Patient:
    """Begin the record of somebody who agreed to it. A second time gives the one there is.

    at: when they agreed, if not now; the trail says when it was written down.

    Refusal: they are too young, or a guardian's consent is needed first. PermissionDenied for anybody but the
    person themselves; a task's name passes.
    """
    account = Account.objects.select_for_update().filter(id=account_id).first()
    if account is None or (by != account and not isinstance(by, str)):
        raise PermissionDenied("a record is opened by the person whose it is")
    if not may_have_account(account, timezone.localdate()):
        mend = "Ask our front desk what your parent or guardian has to sign"
        raise Refusal("we cannot keep a record for somebody of your age yet", "date of birth", mend)
    since = at or timezone.now()
    facts = {"location_id": location_id, "since": since}
    patient, _ = Patient.objects.get_or_create(account=account, defaults=facts)
    # A guardian's consent may have made the row; the person's own yes begins the record.
    if not Consent.objects.filter(patient=patient, purpose=Consent.RECORD).exists():
        Consent.objects.create(patient=patient, purpose=Consent.RECORD, words=WORDS, given_at=since)
        audit.record(by, "opened their record", patient, patient=patient.id)
    return patient


@transaction.atomic
def assign(*, by: By, patient_id: UUID, clinician_id: UUID) -> Assignment:
    """Give a patient a clinician. A second time changes nothing. Refusal: that person is no clinician."""
    _demand_staff_of(by, patient_id)
    clinician = Account.objects.filter(id=clinician_id).first()
    if clinician is None or not has(clinician, Role.CLINICIAN):
        raise Refusal("this person is no clinician", "clinician", "Choose one of the clinicians")
    given, is_new = Assignment.objects.get_or_create(
        patient_id=patient_id, clinician=clinician, ended_at=None
    )
    if is_new:
        audit.record(by, "assigned a clinician", given, patient=patient_id)
    return given


@transaction.atomic
def end_assignment(*, by: By, patient_id: UUID, clinician_id: UUID) -> None:
    """The clinician looks after this patient no more."""
    _demand_staff_of(by, patient_id)
    open_ones = Assignment.objects.filter(patient_id=patient_id, clinician_id=clinician_id, ended_at=None)
    if open_ones.update(ended_at=timezone.now()):
        audit.record(by, "ended an assignment", Patient(id=patient_id), patient=patient_id)


@transaction.atomic
def move_to_location(*, by: By, patient_id: UUID, location_id: UUID) -> None:
    """Note where the patient is seen. Refusal: there is no such office."""
    _demand_staff_of(by, patient_id)
    if not Location.objects.filter(id=location_id).exists():
        raise Refusal("this office is not known", "office", "Choose one of the offices on the page")
    if Patient.objects.filter(id=patient_id).exclude(location_id=location_id).update(location_id=location_id):
        audit.record(by, "moved a patient to a location", Patient(id=patient_id), patient=patient_id)


def _demand_staff_of(by: By, patient_id: UUID) -> None:
    """The front desk for patients at its locations, clinicians for their own."""
    demand_of(by, Role.FRONT_DESK, Role.CLINICIAN)
    if not isinstance(by, str) and not placed_by(by).filter(id=patient_id).exists():
        raise PermissionDenied("this patient is not at your location")
