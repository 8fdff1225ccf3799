"""The end of care: by a clinician alone, as they saw it, the program as it is; and its beginning again."""

import pytest
from django.core.exceptions import PermissionDenied
from django.utils import timezone

from runwell.records import access
from runwell.records.access.discharges import care_state, current_discharge, discharges, waits_for_answer
from runwell.records.actions.as_seen import ChangedMeanwhile
from runwell.records.actions.clinicians_programmes import begin_for_patient, lock_programme
from runwell.records.actions.discharges import discharge, reopen_care
from runwell.records.actions.own_checks import keep_own_check
from runwell.records.actions.patients import assign
from runwell.records.models import AuditEvent, Discharge, Message, VisitRequest
from runwell.refusals import Refusal
from tests.people import somebody
from tests.records import whole_programme

pytestmark = pytest.mark.django_db


@pytest.fixture
def treating(patient, clinician):
    assign(by="test", patient_id=patient.patient.id, clinician_id=clinician.id)
    return clinician


def end(by, patient, **changes):
    record = patient.patient
    given = {"how": Discharge.GOALS_MET, "words": "Well done", "program_goes_on": True, **changes}
    return discharge(by=by, patient_id=record.id, **{"seen": care_state(record), **given})


def test_it_ends_and_the_program_stays_as_it_is(patient, treating):
    kept = whole_programme.kept(patient)
    before = kept.asked(), kept.phase, kept.locks
    ended = end(treating, patient, words=" Keep up the bridge\0 ")
    assert (ended.number, ended.words, ended.program_goes_on) == (1, "Keep up the bridge", True)
    assert current_discharge(patient.patient) == ended and ended.clinician == treating
    kept.refresh_from_db()
    assert (kept.asked(), kept.phase, kept.locks) == before and kept.ended_at is None
    assert AuditEvent.objects.filter(act="ended the care", patient=patient.patient.id).count() == 1


def test_the_program_ends_where_they_say_so(patient, treating):
    kept = whole_programme.kept(patient)
    ended = end(treating, patient, program_goes_on=False)
    kept.refresh_from_db()
    assert kept.ended_at and kept.ended_why == "Your care with us ended." and not ended.program_goes_on


def test_without_a_program_none_goes_on(patient, treating):
    assert not end(treating, patient).program_goes_on


def test_gates_and_locks_stay(patient, treating):
    record = patient.patient
    begin_for_patient(by=treating, patient_id=record.id, cause="femoral-neck-bsi")
    lock_programme(by=treating, patient_id=record.id, reason="waits for the MRI")
    end(treating, patient)
    kept = access.current_programme(record)
    assert access.open_gate(record) == "" and access.locked_by_clinician(kept) and kept.asked() == ()


def test_twice_is_refused_and_begun_again_it_may_end_again(patient, treating):
    first = end(treating, patient)
    with pytest.raises(Refusal, match="ended already"):
        end(treating, patient)
    again = reopen_care(by=treating, patient_id=patient.patient.id, seen=care_state(patient.patient))
    assert again == first and again.reopened_at and current_discharge(patient.patient) is None
    with pytest.raises(Refusal, match="in care already"):
        reopen_care(by=treating, patient_id=patient.patient.id, seen=care_state(patient.patient))
    second = end(treating, patient, how=Discharge.PLATEAU)
    assert [one.number for one in discharges(patient.patient)] == [2, 1]
    assert current_discharge(patient.patient) == second


@pytest.mark.parametrize(("wrong", "where"), [({"how": "fled"}, "how"), ({"words": "x" * 2001}, "words")])
def test_what_is_wrong_is_refused(patient, treating, wrong, where):
    with pytest.raises(Refusal) as refused:
        end(treating, patient, **wrong)
    assert refused.value.where == where and not Discharge.objects.exists()


def test_whoever_comes_second_is_told(patient, treating):
    seen = care_state(patient.patient)
    end(treating, patient)
    with pytest.raises(ChangedMeanwhile):
        end(treating, patient, seen=seen, how=Discharge.OWN_WISH)
    assert Discharge.objects.get().how == Discharge.GOALS_MET
    seen = care_state(patient.patient)
    reopen_care(by=treating, patient_id=patient.patient.id, seen=seen)
    with pytest.raises(ChangedMeanwhile):
        reopen_care(by=treating, patient_id=patient.patient.id, seen=seen)


def news(name, patient, treating):
    """Something on which the decision rests."""
    record = patient.patient
    if name == "message":
        Message.objects.create(patient=record, number=1, words="it hurts again")
    elif name == "program":
        whole_programme.kept(patient)
    else:
        begin_for_patient(by=treating, patient_id=record.id, cause="femoral-neck-bsi")


@pytest.mark.parametrize("name", ["message", "program", "clinician's program"])
def test_what_the_decision_rests_on_may_not_change_unseen(patient, treating, name):
    seen = care_state(patient.patient)
    news(name, patient, treating)
    with pytest.raises(ChangedMeanwhile):
        end(treating, patient, seen=seen)
    assert not Discharge.objects.exists()


def test_only_a_clinician_of_theirs_ends_or_begins_it(patient, treating, other_patient, owner, front_desk):
    other = somebody("far@example.com")
    for by in (patient, other_patient, owner, front_desk, other):
        with pytest.raises(PermissionDenied):
            end(by, patient)
    end(treating, patient)
    for by in (patient, other_patient, owner, front_desk, other):
        with pytest.raises(PermissionDenied):
            reopen_care(by=by, patient_id=patient.patient.id, seen=care_state(patient.patient))
    assert current_discharge(patient.patient)


def test_nothing_begins_it_again_by_itself(patient, treating):
    end(treating, patient)
    verdict = {"pack": "hip@0", "on": "2026-11-24", "level": "self-care", "headline": "x"}
    keep_own_check(by=patient, verdict_json=verdict, answers={"sex": "male"}, asked=["sex"])
    VisitRequest.objects.create(patient=patient.patient, name="x", telephone="1", asked_at=timezone.now())
    Message.objects.create(patient=patient.patient, number=1, words="it hurts again")
    assert current_discharge(patient.patient) and waits_for_answer(patient.patient)
