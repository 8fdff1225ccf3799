"""What the pain comes from, as a clinician says: what it closes, opens, and may not decide."""

import pytest
from django.core.exceptions import PermissionDenied

from runwell.check.open_bone import bone_is_open
from runwell.records import access
from runwell.records.access.clinicians_causes import closed_for, serious_causes
from runwell.records.access.findings_of import confirmed_cause, confirmed_causes, confirmed_name
from runwell.records.actions.as_seen import ChangedMeanwhile
from runwell.records.actions.clinicians_programmes import begin_for_patient, lock_programme, unlock_programme
from runwell.records.actions.patients import assign
from runwell.records.actions.programmes import end_programme
from runwell.records.models import AuditEvent, ConfirmedCause, DueJob, ProgrammeChange
from runwell.records.packs import the_pack
from runwell.refusals import Refusal
from tests.records import whole_programme
from tests.records.examined import (
    BONE,
    EXAM,
    GTPS,
    OA,
    confirmed,
    entered,
    opened_again,
    told,
    told_of_a_bone,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def runner(patient):
    return patient.patient


@pytest.fixture
def treating(runner, clinician):
    assign(by="test", patient_id=runner.id, clinician_id=clinician.id)
    return clinician


def test_the_newest_counts_and_the_earlier_stay(runner, treating):
    confirmed(treating, runner, OA)
    confirmed(treating, runner, GTPS, words="MRI of November 20")
    found = confirmed_cause(runner)
    assert (found.cause, found.how, found.words, found.number) == (GTPS, "imaging", "MRI of November 20", 2)
    assert found.pack == the_pack().version and not found.learned
    assert [one.cause for one in confirmed_causes(runner)] == [GTPS, OA]
    assert confirmed_name(the_pack(), runner) == the_pack().causes[GTPS].plain_name
    event = AuditEvent.objects.filter(patient=runner.id).latest("number")
    assert (event.act, event.account) == ("confirmed a cause", treating.pk)


def test_it_can_be_opened_again_with_a_reason(runner, treating):
    with pytest.raises(Refusal):
        opened_again(treating, runner)
    confirmed(treating, runner)
    with pytest.raises(Refusal):
        opened_again(treating, runner, " ")
    opened_again(treating, runner)
    assert confirmed_cause(runner) is None and confirmed_name(the_pack(), runner) == ""
    assert confirmed_causes(runner).first().words == "The scan was of the other hip"


def test_twice_is_one_and_the_second_of_two_is_told(runner, treating, owner):
    first = confirmed(treating, runner)
    assert confirmed(treating, runner, seen="0") == first
    with pytest.raises(ChangedMeanwhile):
        confirmed(treating, runner, OA, seen="0")
    assert ConfirmedCause.objects.count() == 1


@pytest.mark.parametrize(
    "wrong", [{"cause": "nothing"}, {"cause": ""}, {"how": "guess"}, {"words": "a" * 1001}]
)
def test_what_is_no_cause_or_no_way_is_refused(runner, treating, wrong):
    with pytest.raises(Refusal):
        confirmed(treating, runner, **wrong)
    assert not ConfirmedCause.objects.exists() and not DueJob.objects.exists()


def test_only_a_clinician_to_whom_it_is_open(runner, patient, other_patient, owner, front_desk, clinician):
    for by in (patient, other_patient, owner, front_desk, clinician):
        with pytest.raises(PermissionDenied):
            confirmed(by, runner)
        with pytest.raises(PermissionDenied):
            opened_again(by, runner)


def test_a_program_for_something_else_stops_at_once_where_the_cause_is_a_bone(runner, patient, treating):
    kept = whole_programme.kept(patient)
    confirmed(treating, runner, BONE)
    kept.refresh_from_db()
    assert access.locked_by_clinician(kept) and closed_for(kept) == BONE
    assert kept.changes.last().what == ProgrammeChange.LOCKED
    with pytest.raises(Refusal):
        end_programme(by=patient, patient_id=runner.id, why="I want another")


@pytest.mark.parametrize("cause", ["tumour", "septic-arthritis", "pelvic-sacral-bsi"])
def test_so_it_does_for_every_cause_without_exercises(runner, patient, treating, cause):
    kept = whole_programme.kept(patient)
    confirmed(treating, runner, cause)
    kept.refresh_from_db()
    assert closed_for(kept) == cause


def test_a_program_for_the_very_cause_or_for_a_harmless_one_goes_on(runner, patient, treating):
    kept = whole_programme.kept(patient)
    for cause in (GTPS, OA):
        confirmed(treating, runner, cause)
    kept.refresh_from_db()
    assert not access.locked_by_clinician(kept) and kept.ended_at is None


def test_the_program_for_the_confirmed_bone_begins_in_the_closed_ones_place(runner, patient, treating):
    old = whole_programme.kept(patient)
    confirmed(treating, runner, BONE)
    anew = begin_for_patient(by=treating, patient_id=runner.id, cause=BONE)
    old.refresh_from_db()
    assert old.ended_at and access.current_programme(runner) == anew
    assert anew.cause == BONE and not anew.prescriptions and not access.locked_by_clinician(anew)


def test_a_program_for_a_third_cause_stays_closed(runner, patient, treating):
    whole_programme.kept(patient)
    confirmed(treating, runner, BONE)
    with pytest.raises(Refusal):
        begin_for_patient(by=treating, patient_id=runner.id, cause=OA)


def test_what_a_colleague_closed_for_a_reason_of_their_own_stays_theirs(runner, patient, treating):
    kept = whole_programme.kept(patient)
    lock_programme(by=treating, patient_id=runner.id, reason="Fever")
    confirmed(treating, runner, BONE)
    kept.refresh_from_db()
    assert access.locked_by_clinician(kept) and closed_for(kept) == ""


def test_opening_the_cause_again_opens_no_exercise(runner, patient, treating):
    kept = whole_programme.kept(patient)
    confirmed(treating, runner, BONE)
    opened_again(treating, runner)
    kept.refresh_from_db()
    assert access.locked_by_clinician(kept)
    unlock_programme(by=treating, patient_id=runner.id, reason="The scan was of the other hip")
    kept.refresh_from_db()
    assert not access.locked_by_clinician(kept) and closed_for(kept) == ""


def test_a_runner_begins_nothing_beside_a_confirmed_bone(runner, patient, treating):
    confirmed(treating, runner, BONE)
    assert serious_causes(runner) == {BONE}
    with pytest.raises(Refusal):
        whole_programme.kept(patient)
    opened_again(treating, runner)
    assert whole_programme.kept(patient).cause == GTPS


def test_no_examination_alone_clears_a_bone_that_the_answers_left_open(runner, treating):
    check = told_of_a_bone(runner)
    from runwell.check.answers import Answers

    assert bone_is_open(the_pack(), Answers.of(the_pack(), check.answers))
    with pytest.raises(Refusal, match="no examination rules one out"):
        confirmed(treating, runner, GTPS, EXAM)
    assert confirmed(treating, runner, BONE, EXAM).cause == BONE


@pytest.mark.parametrize("how", ["imaging", "surgery", "course"])
def test_imaging_surgery_and_the_course_may(runner, treating, how):
    told_of_a_bone(runner)
    assert confirmed(treating, runner, GTPS, how).how == how


def test_nor_one_of_which_a_test_found_a_sign(runner, treating):
    told(runner)
    assert confirmed(treating, runner, GTPS, EXAM)
    entered(treating, runner, {"ct-ppp": "yes"})
    with pytest.raises(Refusal):
        confirmed(treating, runner, OA, EXAM)


def test_nor_one_that_was_confirmed_or_that_the_program_is_for(runner, treating):
    confirmed(treating, runner, BONE)
    with pytest.raises(Refusal):
        confirmed(treating, runner, GTPS, EXAM)
    begin_for_patient(by=treating, patient_id=runner.id, cause=BONE)
    opened_again(treating, runner)
    with pytest.raises(Refusal):
        confirmed(treating, runner, GTPS, EXAM)
    assert confirmed(treating, runner, GTPS).cause == GTPS


def test_without_a_check_nobody_says_that_a_bone_is_open(runner, treating):
    assert confirmed(treating, runner, GTPS, EXAM)
