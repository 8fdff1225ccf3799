"""Records: begun by the person themselves, placed by those who may, found by name without being opened."""

from datetime import date
from uuid import uuid4

import pytest
from django.core.exceptions import PermissionDenied

from runwell.records import access
from runwell.records.actions.accounts import make_account
from runwell.records.actions.patients import assign, end_assignment, move_to_location, open_record
from runwell.records.models import Assignment, AuditEvent, Location
from runwell.records.roles import Role
from runwell.refusals import Refusal
from tests.people import somebody, somebody_with_a_record

pytestmark = pytest.mark.django_db


@pytest.fixture
def offices(practice):
    return {office.slug: office.id for office in Location.objects.all()}


@pytest.fixture
def robin(offices):
    return somebody_with_a_record("ash@example.com", offices["oak-lawn"]).patient


@pytest.fixture
def everybody(offices, owner, administrator, colleague, anonymous, robin):
    """Word -> account, of everybody who might try to place a patient of Oak Lawn."""
    return {
        "desk here": somebody("a@example.com", Role.FRONT_DESK, location=offices["oak-lawn"]),
        "desk elsewhere": somebody("b@example.com", Role.FRONT_DESK, location=offices["hinsdale"]),
        "clinician here": somebody("c@example.com", Role.CLINICIAN, location=offices["oak-lawn"]),
        "clinician elsewhere": somebody("d@example.com", Role.CLINICIAN, location=offices["hinsdale"]),
        "owner": owner,
        "administrator": administrator,
        "editor": colleague,
        "the patient": robin.account,
        "stranger": anonymous,
    }


MAY_PLACE = ("desk here", "clinician here")


def tried(act, **words):
    try:
        act(**words)
    except PermissionDenied:
        return False
    return True


def test_who_may_place_a_patient(everybody, robin, offices):
    clinician = everybody["clinician elsewhere"]
    for who, by in everybody.items():
        words = {"by": by, "patient_id": robin.id}
        did = [
            tried(move_to_location, **words, location_id=offices["oak-lawn"]),
            tried(assign, **words, clinician_id=clinician.id),
            tried(end_assignment, **words, clinician_id=clinician.id),
        ]
        assert did == [who in MAY_PLACE] * 3, who
        assert tried(assign, by=by, patient_id=uuid4(), clinician_id=clinician.id) is False


def test_no_clinician_assigns_themselves_to_a_patient_they_only_found_by_name(everybody, robin):
    by = everybody["clinician elsewhere"]
    assert robin in access.names(by)
    with pytest.raises(PermissionDenied):
        assign(by=by, patient_id=robin.id, clinician_id=by.id)
    assert not access.patients(by).exists()


def test_assigning_twice_is_once_and_ending_ends_it(everybody, robin):
    clinician = everybody["clinician elsewhere"]
    for _ in range(2):
        assign(by=everybody["desk here"], patient_id=robin.id, clinician_id=clinician.id)
    assert Assignment.objects.count() == 1 and list(access.patients(clinician)) == [robin]
    for _ in range(2):
        end_assignment(by=everybody["desk here"], patient_id=robin.id, clinician_id=clinician.id)
    assert not access.patients(clinician).exists()
    acts = AuditEvent.objects.filter(patient=robin.id).values_list("act", flat=True)
    assert list(acts)[:2] == ["ended an assignment", "assigned a clinician"]


@pytest.mark.parametrize("who", ["desk here", "owner", "the patient"])
def test_only_a_clinician_can_be_assigned(everybody, robin, who):
    with pytest.raises(Refusal, match="no clinician"):
        assign(by=everybody["desk here"], patient_id=robin.id, clinician_id=everybody[who].id)
    with pytest.raises(Refusal, match="no clinician"):
        assign(by=everybody["desk here"], patient_id=robin.id, clinician_id=uuid4())


def test_a_patient_moves_to_an_office_that_there_is(everybody, robin):
    with pytest.raises(Refusal, match="not known"):
        move_to_location(by=everybody["desk here"], patient_id=robin.id, location_id=uuid4())


def test_a_record_is_begun_by_the_person_and_by_nobody_for_them(everybody, robin):
    new = make_account(by="test", email="new@example.com", name="New", born_on=date(1990, 5, 17))
    for who, by in everybody.items():
        with pytest.raises(PermissionDenied):
            open_record(by=by, account_id=new.id)
        assert access.own_record(new) is None, who
    first = open_record(by=new, account_id=new.id)
    assert open_record(by=new, account_id=new.id) == first == access.own_record(new)
    assert AuditEvent.objects.filter(act="opened their record", patient=first.id).count() == 1
    with pytest.raises(PermissionDenied):
        open_record(by=new, account_id=uuid4())


def test_names_are_found_by_every_word_at_once_and_no_word_finds_nobody(everybody, robin):
    robin.account.name = "Robin Ashe"
    robin.account.save()
    by = everybody["clinician here"]
    for words in ("robin", "ASHE", "ashe rob", "ash@example"):
        assert list(access.named(by, words)) == [robin], words
    for words in ("", " ", "robin smith", "%"):
        assert not access.named(by, words).exists()
    assert not access.named(everybody["desk elsewhere"], "robin").exists()
    for who in ("owner", "administrator", "editor", "the patient", "stranger"):
        with pytest.raises(PermissionDenied):
            access.named(everybody[who], "robin")
