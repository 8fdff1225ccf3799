"""Reading what is not one's own: noted every time; in an emergency with a reason, for an hour."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.core.exceptions import PermissionDenied
from django.utils import timezone

from runwell.records import access
from runwell.records.actions.patients import assign
from runwell.records.actions.reading import break_glass, look_at_record, mark_glass_seen, verify_trail
from runwell.records.models import AuditEvent, OpenedRecord, OwnCheck
from runwell.refusals import Refusal

pytestmark = pytest.mark.django_db

WHY = "The patient fell here and cannot speak"
OTHERS = ("owner", "administrator", "front_desk", "colleague", "patient", "anonymous")


@pytest.fixture
def record(patient):
    return patient.patient


@pytest.mark.parametrize("who", OTHERS)
def test_nobody_but_a_clinician_reads_or_opens(who, request, record):
    by = request.getfixturevalue(who)
    with pytest.raises(PermissionDenied):
        look_at_record(by=by, patient_id=record.id)
    with pytest.raises(PermissionDenied):
        break_glass(by=by, patient_id=record.id, reason=WHY)
    with pytest.raises(PermissionDenied):
        access.contents(by, record.id, timezone.now())
    assert not OpenedRecord.objects.exists()
    assert not AuditEvent.objects.filter(act="read a record").exists()


def test_an_assigned_clinician_reads_and_every_look_is_noted(clinician, record):
    with pytest.raises(PermissionDenied):
        look_at_record(by=clinician, patient_id=record.id)
    assign(by="test", patient_id=record.id, clinician_id=clinician.id)
    for _ in range(2):
        assert look_at_record(by=clinician, patient_id=record.id) == record
    rows = access.trail_of_own_record(record.account).filter(act="read a record")
    assert [row.account for row in rows] == [clinician.id] * 2


def test_breaking_the_glass_opens_one_record_for_one_hour(clinician, record, other_patient):
    opened = break_glass(by=clinician, patient_id=record.id, reason=f"  {WHY} ")
    assert opened.reason == WHY and list(access.patients(clinician)) == [record]
    assert access.emergency_of(clinician, record.id, timezone.now()) == opened
    assert access.emergency_of(clinician, other_patient.patient.id, timezone.now()) is None
    later = timezone.now() + timedelta(hours=1, seconds=1)
    assert not access.patients(clinician, later).exists()
    assert access.emergency_of(clinician, record.id, later) is None
    with pytest.raises(PermissionDenied):
        look_at_record(by=clinician, patient_id=other_patient.patient.id)


@pytest.mark.parametrize("reason", ["", "          ", "too short", "x" * 301])
def test_a_reason_must_be_worth_reading(clinician, record, reason):
    with pytest.raises(Refusal, match="reason"):
        break_glass(by=clinician, patient_id=record.id, reason=reason)
    assert not access.patients(clinician).exists()


def test_a_guessed_id_opens_nothing(clinician):
    with pytest.raises(PermissionDenied):
        look_at_record(by=clinician, patient_id=uuid4())
    with pytest.raises(PermissionDenied):
        break_glass(by=clinician, patient_id=uuid4(), reason=WHY)


def test_a_check_is_read_in_its_own_record_only(clinician, record, other_patient):
    now, theirs = timezone.now(), other_patient.patient
    check = OwnCheck.objects.create(patient=theirs, verdict={})
    assign(by="test", patient_id=record.id, clinician_id=clinician.id)
    assert access.check_in(clinician, record.id, check.id, now) is None
    with pytest.raises(PermissionDenied):
        access.check_in(clinician, theirs.id, check.id, now)


@pytest.mark.parametrize("who", [*OTHERS[1:], "clinician"])
def test_only_an_owner_reads_reasons_and_the_trail(who, request, clinician, record):
    by, opened = request.getfixturevalue(who), break_glass(by=clinician, patient_id=record.id, reason=WHY)
    for refused in (
        lambda: mark_glass_seen(by=by, opened_id=opened.id),
        lambda: verify_trail(by=by),
        lambda: access.trail(by),
        lambda: access.opened_records(by),
    ):
        with pytest.raises(PermissionDenied):
            refused()
    assert OpenedRecord.objects.get().seen_at is None


def test_the_owner_reads_a_reason_once(owner, clinician, record):
    opened = break_glass(by=clinician, patient_id=record.id, reason=WHY)
    for _ in range(2):
        mark_glass_seen(by=owner, opened_id=opened.id)
    mark_glass_seen(by=owner, opened_id=uuid4())
    opened.refresh_from_db()
    assert opened.seen_by == owner
    assert AuditEvent.objects.filter(act="read why a record was opened").count() == 1


def test_verifying_is_on_the_trail_that_was_verified(owner, record):
    before = AuditEvent.objects.count()
    assert verify_trail(by=owner) == before
    assert access.trail(owner).first().act == "verified the audit trail"
    assert set(access.trail(owner, patient=record.id).values_list("patient", flat=True)) == {record.id}
