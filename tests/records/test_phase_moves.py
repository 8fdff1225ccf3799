"""Out of a phase: what was ticked, counted and said by a clinician, and who moves on when all of it held."""

from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied
from django.utils import timezone

from runwell.programme.because import Why
from runwell.programme.prescription import LONGEST
from runwell.programme.room import in_full
from runwell.records import access
from runwell.records.actions.clinicians_programmes import (
    begin_for_patient,
    lock_programme,
    unlock_programme,
)
from runwell.records.actions.gates import open_bone_gate
from runwell.records.actions.phase_moves import move_phase
from runwell.records.actions.phase_ticks import tick_check, untick_check
from runwell.records.actions.prescriptions import change_prescription
from runwell.records.actions.programmes import end_programme, keep_programme
from runwell.records.models import KeptProgramme, PhaseTick
from runwell.records.packs import the_pack
from runwell.refusals import Refusal
from tests.records.test_programme_days import TODAY, begun, brought, day, morning, treating
from tests.records.whole_programme import dose, kept, programme, situation

pytestmark = pytest.mark.django_db
__all__ = ["treating"]


def tick(by, patient, check="gtps-stand", ago=0, **facts):
    return tick_check(by=by, patient_id=patient.patient.id, check=check, on=day(ago), **facts)


def move(by, patient, phase=2, **facts):
    return move_phase(by=by, patient_id=patient.patient.id, phase=phase, today=TODAY, **facts)


def all_held(patient):
    """Every check of the first phase, on two days that are far enough apart."""
    begun(patient, 20)
    for ago in range(20, -1, -1):
        morning(patient, ago)
    for ago in (3, 0):
        tick(patient, patient, ago=ago)


def test_a_runner_goes_on_once_every_check_held_twice(patient):
    all_held(patient)
    found = access.phase_exit(access.current_programme(patient.patient), TODAY)
    assert found.ready and not found.missing and found.phase == 1 and found.gate == ""
    row = move(patient, patient)
    assert row.phase == 2 and row.weekdays == [1, 3, 5] and row.asked()
    change = access.programme_changes(patient.patient).filter(what="phase").get()
    assert (change.before, change.after, change.by) == (1, 2, "runner")
    assert change.because[0]["why"] == Why.CHECKS_MET
    assert brought(patient).programme == row.programme()
    assert not access.ticks_of(row).exists() and access.phase_since(row) == TODAY


def test_what_does_not_hold_yet_is_said_by_name(patient):
    begun(patient, 20)
    with pytest.raises(Refusal, match="not yet: .*; .*"):
        move(patient, patient)
    for ago in range(20, -1, -1):
        morning(patient, ago)
    tick(patient, patient)
    with pytest.raises(Refusal, match="twice"):
        move(patient, patient)
    tick(patient, patient, ago=3)
    tick(patient, patient, ago=1, passed=False)
    with pytest.raises(Refusal, match="twice"):
        move(patient, patient)
    untick_check(by=patient, patient_id=patient.patient.id, check="gtps-stand", on=day(1))
    for phase in (3, 1):
        with pytest.raises(Refusal):
            move(patient, patient, phase)
    assert move(patient, patient).phase == 2


def test_a_clinician_moves_either_way_and_says_why(patient, treating):
    begun(patient)
    change_prescription(by=treating, patient_id=patient.patient.id, prescription=dose("bridge", sets=1))
    with pytest.raises(Refusal, match="reason"):
        move(treating, patient, 3)
    row = move(treating, patient, 3, reason="strong enough", weekdays=(2, 4))
    assert row.phase == 3 and row.weekdays == [2, 4]
    assert next(one for one in row.asked() if one.exercise == "bridge").by_clinician
    change = access.programme_changes(patient.patient).filter(what="phase").get()
    assert (change.words, change.by) == ("strong enough", "clinician")
    assert brought(patient).programme == row.programme()
    assert move(treating, patient, 2, reason="too early").phase == 2
    with pytest.raises(Refusal, match="already"):
        move(treating, patient, 2, reason="again")


def test_nobody_moves_on_in_a_flare(patient, treating):
    begun(patient, 6)
    for ago in (5, 4, 3, 2, 1):
        morning(patient, ago)
    morning(patient, 0, pain=6)
    with pytest.raises(Refusal, match="in the place"):
        move(treating, patient, reason="it will do")


def test_only_checks_of_the_phase_are_ticked_and_only_by_who_may(patient, other_patient, treating):
    begun(patient, 4)
    for check, words in (("gtps-nights", "counted"), ("gtps-greens", "no check"), ("none", "no check")):
        with pytest.raises(Refusal, match=words):
            tick(patient, patient, check)
    for ago in (5, -2):
        with pytest.raises(Refusal, match="this day"):
            tick(patient, patient, ago=ago)
    with pytest.raises(PermissionDenied):
        tick(other_patient, patient)
    tick(patient, patient)
    tick(patient, patient, passed=False)
    tick(treating, patient)
    row = access.current_programme(patient.patient)
    assert {(one.by, one.passed) for one in access.ticks_of(row)} == {("runner", False), ("clinician", True)}
    untick_check(by=patient, patient_id=patient.patient.id, check="gtps-stand", on=TODAY)
    assert PhaseTick.objects.get().by == "clinician"
    untick_check(by=treating, patient_id=patient.patient.id, check="gtps-stand", on=TODAY)
    assert not PhaseTick.objects.exists()


def test_for_a_bone_the_checks_are_those_of_the_next_gate(patient, treating):
    words = {"by": treating, "patient_id": patient.patient.id}
    row = begin_for_patient(cause="pelvic-sacral-bsi", **words)
    assert row.locked
    open_bone_gate(gate="G0", reason="seen", **words)
    row.refresh_from_db()
    found = access.phase_exit(row, TODAY)
    assert found.gate == "G1" and "g1-weight" in {one.id for one in found.missing}
    with pytest.raises(Refusal, match="only a clinician says"):
        tick(patient, patient, "g1-weight")
    tick(treating, patient, "g1-weight")
    assert [one.id for one in access.phase_exit(row, TODAY).seen] == ["g1-weight"]


def test_a_clinician_begins_a_program_for_what_the_check_never_names(patient, treating, other_patient):
    words = {"by": treating, "patient_id": patient.patient.id}
    row = begin_for_patient(cause="hip-instability", phase=2, equipment=["chair"], weekdays=(1, 4), **words)
    assert (row.cause, row.phase, row.weekdays) == ("hip-instability", 2, [1, 4]) and row.asked()
    assert access.programme_changes(patient.patient).get().by == "clinician"
    with pytest.raises(Refusal):
        begin_for_patient(cause="no-such-cause", **words)
    with pytest.raises(PermissionDenied):
        begin_for_patient(by=patient, patient_id=patient.patient.id, cause="doms")


def test_a_clinicians_lock_closes_today_and_nobody_goes_round_it(patient, treating):
    words = {"by": treating, "patient_id": patient.patient.id}
    row = kept(patient)
    before = row.programme()
    with pytest.raises(Refusal, match="reason"):
        lock_programme(reason=" ", **words)
    for _ in range(2):
        lock_programme(reason="wait for the picture", **words)
    stands = brought(patient)
    assert stands.meanwhile and stands.today.locked[0].why is Why.LOCKED_BY_CLINICIAN
    assert stands.programme == before
    for around in (
        lambda: kept(patient, also=("doms",)),
        lambda: end_programme(by=patient, patient_id=patient.patient.id, why="I want to go on."),
        lambda: change_prescription(prescription=dose(sets=1), **words),
        lambda: move(treating, patient, reason="it will do"),
    ):
        with pytest.raises(Refusal):
            around()
    for _ in range(2):
        unlock_programme(reason="the picture is clear", **words)
    assert brought(patient).today == before
    said = access.programme_changes(patient.patient).filter(what__in=("locked", "unlocked"))
    assert [one.words for one in said] == ["wait for the picture", "the picture is clear"]
    assert KeptProgramme.objects.count() == 1 and timezone.localdate() - TODAY < timedelta(days=2)


def test_doses_that_grew_are_kept_only_where_the_session_stays_within_its_time(patient, treating):
    grown = dose("iso-abduction-standing", sets=1, repetitions=3, hold=15, rest=30)
    at_hand = frozenset({"chair", "band", "cushion"})
    whole, there = programme(dose(), grown), situation(equipment=at_hand)
    keep_programme(by=patient, patient_id=patient.patient.id, programme=whole, situation=there)
    row = move(treating, patient, reason="Stands on one leg without pain.")
    moved = access.situation_of(patient.patient)
    assert row.phase == 2 and in_full(the_pack(), moved, row.asked()) <= LONGEST
