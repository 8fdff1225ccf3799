"""One program at a time, with all that was changed in it; gates and exercises that a clinician sets."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from django.core.exceptions import PermissionDenied
from django.utils import timezone

from runwell.programme.because import Because, Why
from runwell.programme.choose import programme_of
from runwell.records import access, plain_values
from runwell.records.access.writing import OnlyRead
from runwell.records.actions.consents import withdraw_consent
from runwell.records.actions.gates import close_bone_gate, open_bone_gate
from runwell.records.actions.patients import assign
from runwell.records.actions.prescriptions import change_prescription, leave_out_exercise, look_at_course
from runwell.records.actions.programme_days import bring_up_to_date
from runwell.records.actions.programmes import end_programme, keep_programme
from runwell.records.actions.reading import break_glass
from runwell.records.actions.safety_words import say_have_read
from runwell.records.models import KeptProgramme, SafetyWord
from runwell.records.packs import the_pack
from runwell.records.safety_words import WARNING
from runwell.refusals import Refusal
from tests.records.whole_programme import CAUSE, dose, kept, programme, situation

pytestmark = pytest.mark.django_db


@pytest.fixture
def treating(patient, clinician):
    assign(by="test", patient_id=patient.patient.id, clinician_id=clinician.id)
    return clinician


def changes(patient):
    return [(one.what, one.by, one.exercise) for one in access.programme_changes(patient.patient)]


def test_it_reads_back_as_the_very_values(patient):
    assert kept(patient).programme() == programme()
    assert access.current_programme(patient.patient).programme() == programme()
    assert access.situation_of(patient.patient) == situation()


def test_a_locked_one_reads_back_too(patient):
    why = (Because(Why.LOCKED_GROUP, {"cause": "tumour"}, cautious=True),)
    locked = replace(programme(cause="tumour"), prescriptions=(), locked=why)
    there = situation(cause="tumour", locks=why)
    row = keep_programme(by=patient, patient_id=patient.patient.id, programme=locked, situation=there)
    assert row.programme() == locked and access.situation_of(patient.patient) == there


def test_the_same_again_is_one_and_another_ends_it(patient):
    first = kept(patient)
    assert kept(patient) == first
    second = kept(patient, also=("doms",))
    first.refresh_from_db()
    assert first.ended_at and first.ended_why == "A new program began"
    assert list(access.programmes(patient.patient)) == [second, first]
    assert changes(patient) == [("began", "runner", ""), ("ended", "runner", ""), ("began", "runner", "")]


def test_it_ends_once_with_a_reason(patient):
    kept(patient)
    with pytest.raises(Refusal, match="reason"):
        end_programme(by=patient, patient_id=patient.patient.id, why=" \0 ")
    for _ in range(2):
        end_programme(by=patient, patient_id=patient.patient.id, why="I run again.")
    assert KeptProgramme.objects.get().ended_why == "I run again."
    assert access.situation_of(patient.patient) is None


@pytest.mark.parametrize(
    ("made", "there"),
    [
        ({"pack": "hip@000000000000"}, {}),
        ({"cause": "doms"}, {}),
        ({"phase": 2}, {}),
        ({}, {"gate": "G3"}),
        ({}, {"locks": (Because(Why.LOCKED_BY_CLINICIAN),)}),
        ({"prescriptions": (dose("handstand"),)}, {}),
        ({"prescriptions": (dose("bridge", by_clinician=True),)}, {}),
        ({"cause": "femoral-neck-bsi"}, {"cause": "femoral-neck-bsi"}),
    ],
)
def test_what_is_not_sound_is_not_kept(patient, made, there):
    wrong = replace(programme(), **made)
    with pytest.raises(Refusal):
        keep_programme(
            by=patient, patient_id=patient.patient.id, programme=wrong, situation=situation(**there)
        )
    assert not KeptProgramme.objects.exists()


def test_a_clinician_sets_an_exercise_and_it_is_theirs(patient, treating):
    kept(patient)
    words = {"by": treating, "patient_id": patient.patient.id}
    change_prescription(prescription=dose("bridge", sets=1), **words)
    leave_out_exercise(exercise="clam", **words)
    look_at_course(**words)
    (bridge,) = access.current_programme(patient.patient).asked()
    assert (bridge.sets, bridge.by_clinician, bridge.because[0].why) == (1, True, Why.SET_BY_CLINICIAN)
    assert changes(patient)[1:] == [
        ("exercise", "clinician", "bridge"),
        ("exercise", "clinician", "clam"),
        ("looked", "clinician", ""),
    ]
    assert len(access.course_of(patient.patient).seen) == 1
    with pytest.raises(Refusal, match="not in the program"):
        leave_out_exercise(exercise="clam", **words)
    with pytest.raises(Refusal, match="not known"):
        change_prescription(prescription=dose("handstand"), **words)


def bone(patient, by=None, cause="pelvic-sacral-bsi", **facts):
    """A program for an injured bone: closed until a gate opens."""
    there = situation(cause=cause, **facts)
    made = programme_of(the_pack(), there)
    return keep_programme(by=by or patient, patient_id=patient.patient.id, programme=made, situation=there)


def test_a_gate_opens_and_closes_with_a_reason_and_the_newest_counts(patient, treating):
    words = {"by": treating, "patient_id": patient.patient.id, "reason": "walks ten minutes without pain"}
    with pytest.raises(Refusal, match="no exercise program now"):
        open_bone_gate(gate="G2", **words)
    assert bone(patient).locked
    open_bone_gate(gate="G2", **words)
    row = access.current_programme(patient.patient)
    assert row.asked() and not row.locked and access.situation_of(patient.patient).gate == "G2"
    close_bone_gate(gate="G3", **words)
    assert access.open_gate(patient.patient) == "G2"
    close_bone_gate(gate="G1", **words)
    assert access.open_gate(patient.patient) == "G0"
    row.refresh_from_db()
    assert {the_pack().exercises[one.exercise].bone_gate for one in row.asked()} <= {"G0"}
    assert changes(patient)[-1][:2] == ("exercise", "clinician")
    assert [one.number for one in access.gate_entries(patient.patient)] == [3, 2, 1]
    assert access.gate_entries(patient.patient)[0].causes == ["pelvic-sacral-bsi"]
    for wrong in ({"gate": "G9"}, {"gate": "G1", "reason": "  "}):
        with pytest.raises(Refusal):
            open_bone_gate(**{**words, **wrong})


def test_a_gate_for_which_the_pack_names_no_exercise_lets_the_clinician_set_some(patient, treating):
    of = {"by": treating, "patient_id": patient.patient.id}
    assert bone(patient, cause="femoral-neck-bsi").locked
    assert today(patient).locked
    open_bone_gate(**of, gate="G1", reason="walks ten minutes without pain")
    assert not today(patient).locked and not today(patient).prescriptions
    change_prescription(**of, prescription=dose("dead-bug"))
    assert [one.exercise for one in today(patient).prescriptions] == ["dead-bug"]


def test_opening_an_earlier_gate_takes_out_what_waits_for_a_later_one(patient, treating):
    words = {"by": treating, "patient_id": patient.patient.id, "reason": "pain is back"}
    bone(patient)
    open_bone_gate(gate="G3", **words)
    change_prescription(by=treating, patient_id=patient.patient.id, prescription=dose("pogo"))
    open_bone_gate(gate="G1", **words)
    for asked in (access.current_programme(patient.patient).asked(), today(patient).prescriptions):
        assert "pogo" not in {one.exercise for one in asked}


def test_closing_never_opens_and_a_gate_is_for_an_injured_bone(patient, treating):
    words = {"by": treating, "patient_id": patient.patient.id, "reason": "not yet"}
    bone(patient)
    close_bone_gate(gate="G3", **words)
    assert access.open_gate(patient.patient) == ""
    open_bone_gate(gate="G3", **words)
    open_bone_gate(gate="G1", **words)
    assert access.open_gate(patient.patient) == "G1"
    kept(patient)
    for act in (open_bone_gate, close_bone_gate):
        with pytest.raises(Refusal, match="no injured bone"):
            act(gate="G1", **words)


def test_a_gate_never_counts_for_another_injury_or_the_next_one(patient, treating):
    words = {"by": treating, "patient_id": patient.patient.id, "reason": "healed", "gate": "G3"}
    bone(patient)
    open_bone_gate(**words)
    assert access.gate_for(patient.patient, ["femoral-neck-bsi"]) == ""
    assert access.gate_for(patient.patient, ["pelvic-sacral-bsi", "femoral-neck-bsi"]) == ""
    again = bone(patient, gate=access.gate_for(patient.patient, ["pelvic-sacral-bsi"]), also=("doms",))
    assert again.asked() and access.open_gate(patient.patient) == "G3"
    with pytest.raises(Refusal, match="not the one that is open"):
        bone(patient, cause="femoral-neck-bsi", gate="G3")
    end_programme(by=patient, patient_id=patient.patient.id, why="It is healed.")
    with pytest.raises(Refusal, match="not the one that is open"):
        bone(patient, gate="G3")
    assert bone(patient).locked and today(patient).locked and access.open_gate(patient.patient) == ""


def today(patient):
    words = {"by": patient, "patient_id": patient.patient.id, "today": timezone.localdate()}
    return bring_up_to_date(**words).today


def test_making_it_anew_keeps_what_a_clinician_set(patient, treating):
    words = {"by": patient, "patient_id": patient.patient.id}
    kept(patient)
    theirs = dose("bridge", sets=1)
    change_prescription(by=treating, patient_id=patient.patient.id, prescription=theirs)
    with pytest.raises(Refusal, match="stays"):
        kept(patient, also=("doms",))
    end_programme(why="Another chair.", **words)
    with pytest.raises(Refusal, match="stays"):
        kept(patient)
    asked = access.clinicians_doses(patient.patient, CAUSE)
    row = keep_programme(programme=programme(*asked, dose("clam")), situation=situation(), **words)
    assert row.asked()[0].by_clinician and row.asked()[0].sets == 1
    end_programme(by=treating, patient_id=patient.patient.id, why="Begin anew.")
    assert access.clinicians_doses(patient.patient, CAUSE) == () and kept(patient)


def test_a_cause_that_must_be_referred_gets_no_exercise(patient):
    with pytest.raises(Refusal, match="no exercise may be given"):
        keep_programme(
            by=patient,
            patient_id=patient.patient.id,
            programme=programme(cause="septic-arthritis"),
            situation=situation(cause="septic-arthritis"),
        )


def test_nothing_is_set_while_a_red_flag_is_open(patient, treating):
    kept(patient)
    say_have_read(by=patient, patient_id=patient.patient.id, words=WARNING, rules=[the_pack().rules[0].id])
    with pytest.raises(Refusal, match="no exercise may be given"):
        change_prescription(by=treating, patient_id=patient.patient.id, prescription=dose(sets=1))


def test_no_task_and_no_one_clears_themselves(patient, clinician):
    from runwell.records.actions.patients import open_record

    clinician.born_on = date(1980, 1, 1)
    clinician.save()
    own = open_record(by="test", account_id=clinician.id)
    assign(by="test", patient_id=own.id, clinician_id=clinician.id)
    for by, record in ((clinician, own.id), ("rules", patient.patient.id), (patient, patient.patient.id)):
        with pytest.raises(PermissionDenied):
            open_bone_gate(by=by, patient_id=record, gate="G1", reason="no pain at all")
    assert not access.gate_entries(own).exists()


def test_a_reason_in_an_emergency_lets_nobody_change_it_and_a_withdrawal_closes_it(patient, clinician):
    kept(patient)
    words = {"patient_id": patient.patient.id, "prescription": dose(sets=1)}
    with pytest.raises(PermissionDenied):
        change_prescription(by=clinician, **words)
    break_glass(by=clinician, patient_id=patient.patient.id, reason="called in pain at night")
    with pytest.raises(OnlyRead):
        change_prescription(by=clinician, **words)
    assign(by="test", patient_id=patient.patient.id, clinician_id=clinician.id)
    change_prescription(by=clinician, **words)
    withdraw_consent(by=patient)
    with pytest.raises(Refusal, match="Agree again"):
        kept(patient, also=("doms",))


def test_a_red_flag_locks_until_it_is_asked_again(patient):
    rule, words = the_pack().rules[0].id, {"by": patient, "patient_id": patient.patient.id, "words": WARNING}
    kept(patient)
    assert say_have_read(**words) == say_have_read(**words)
    say_have_read(rules=[rule], **words)
    assert access.situation_of(patient.patient).locks == (Because(Why.LOCKED_RED_FLAG, {"rule": rule}),)
    with pytest.raises(Refusal, match="no exercise"):
        kept(patient, also=("doms",))
    say_have_read(**words)
    assert access.situation_of(patient.patient).locks == () and SafetyWord.objects.count() == 3
    too_late = timezone.localdate() + timedelta(days=2)
    for wrong in ({"words": "something else"}, {"rules": ["RF-none"]}, {"on": too_late}):
        with pytest.raises(Refusal):
            say_have_read(**{**words, **wrong})


@pytest.mark.parametrize(
    "broken",
    [
        {"prescriptions": [{"exercise": "bridge"}]},
        {"prescriptions": "bridge"},
        {"prescriptions": [{**plain_values.plain(dose()), "sets": "3"}]},
        {"prescriptions": [{**plain_values.plain(dose()), "because": [{"why": "no-such-reason"}]}]},
        {"prescriptions": [{**plain_values.plain(dose()), "since": "soon"}]},
        {"prescriptions": [{**plain_values.plain(dose()), "colour": 1}]},
        {"weekdays": None},
    ],
)
def test_what_is_broken_is_refused_and_never_a_crash(patient, broken):
    row = kept(patient)
    for name, value in broken.items():
        setattr(row, name, value)
    with pytest.raises(Refusal, match="cannot be read"):
        row.programme()
