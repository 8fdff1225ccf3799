"""What closes exercises, what is chosen, in which order, and how long it takes."""

from dataclasses import replace

import pytest

from runwell.programme.because import Because, Why
from runwell.programme.causes import also_of
from runwell.programme.choose import programme_of
from runwell.programme.dosing import first_dose, sore_leg_only
from runwell.programme.duration import seconds
from runwell.programme.locks import locks
from runwell.programme.order import position
from runwell.programme.prescription import Prescription
from runwell.programme.safety import closed
from runwell.programme.situation import Situation
from runwell.records.packs import the_pack
from runwell.refusals import Refusal

PACK = the_pack()
ALL = frozenset(PACK.equipment)
EVERY = PACK.exercises


def ids(programme):
    return [one.exercise for one in programme.prescriptions]


def why(exercise, **situation):
    found = closed(PACK, Situation(equipment=ALL, **situation), EVERY[exercise])
    return found and found.why


def test_the_three_exercises_of_the_page_begin_at_exactly_its_doses():
    stretch, bridge, walk = (first_dose(EVERY[n]) for n in ("hamstring-stretch", "bridge", "monster-walk"))
    assert (stretch.sets, stretch.repetitions, stretch.hold) == (3, 1, 60)
    assert EVERY["hamstring-stretch"].dose.sides == "each"
    assert (bridge.repetitions, bridge.hold, str(EVERY["bridge"].dose.repetitions)) == (10, 3, "10-15")
    assert (walk.repetitions, EVERY["monster-walk"].dose.sides) == (15, "each direction")


def test_a_span_begins_at_its_low_end():
    lying = first_dose(EVERY["iso-abduction-supine"])
    assert (lying.sets, lying.repetitions, lying.hold) == (1, 10, 5)


@pytest.mark.parametrize(
    ("exercise", "situation", "reason"),
    [
        ("hamstring-stretch", {"cause": "hamstring-tendinopathy"}, Why.AVOIDED),
        ("hamstring-stretch", {"cause": "hip-oa", "also": ("hip-instability",)}, Why.END_RANGE),
        ("figure-four", {"cause": "sij-pain", "also": ("gluteal-tendinopathy",)}, Why.AVOIDED),
        ("squat", {"cause": "hip-oa"}, Why.LATER_PHASE),
        ("monster-walk", {"cause": "hip-oa", "phase": 2, "sore": frozenset({"outer-hip"})}, Why.SORE),
        ("iso-abduction-supine", {"cause": "hip-oa", "sore": frozenset({"outer-hip"})}, None),
        ("pogo", {"cause": "pelvic-sacral-bsi", "phase": 4, "gate": "G2"}, Why.IMPACT_BEFORE_GATE),
        ("pogo", {"cause": "pelvic-sacral-bsi", "phase": 4, "gate": "G3"}, None),
        ("cadence-run", {"cause": "hip-oa", "also": ("femoral-shaft-bsi",), "gate": "G1"}, "impact"),
        ("single-leg-balance", {"cause": "femoral-shaft-bsi", "gate": "G1"}, Why.GATE_CLOSED),
        ("adductor-squeeze", {"cause": "pelvic-sacral-bsi", "gate": "G1"}, None),
    ],
)
def test_what_closes_an_exercise(exercise, situation, reason):
    assert why(exercise, **situation) == (Why.IMPACT_BEFORE_GATE if reason == "impact" else reason)


def test_one_of_several_things_at_hand_is_enough_and_a_mat_is_never_needed():
    def at_hand(*things):
        return closed(PACK, Situation(cause="hip-oa", equipment=frozenset(things)), EVERY["adductor-squeeze"])

    assert at_hand() and at_hand("band") and not at_hand("ball") and not at_hand("cushion")
    assert not closed(PACK, Situation(cause="hip-oa"), EVERY["bridge"]) and "mat" not in PACK.equipment


@pytest.mark.parametrize("gate", ["", "G0"])
@pytest.mark.parametrize("bone", ["femoral-neck-bsi", "pelvic-sacral-bsi", "femoral-shaft-bsi"])
def test_a_bone_is_given_nothing_before_a_gate_opens_something(bone, gate):
    for situation in (Situation(cause=bone, gate=gate), Situation(cause="hip-oa", also=(bone,), gate=gate)):
        assert [one.why for one in locks(PACK, situation)] == [Why.LOCKED_BONE]
        assert not programme_of(PACK, situation).prescriptions


def test_a_pulled_off_growth_plate_locks_and_so_does_what_the_situation_brings():
    assert [one.why for one in locks(PACK, Situation(cause="apophyseal-avulsion"))] == [Why.LOCKED_GROUP]
    flag = Because(Why.LOCKED_RED_FLAG, {"rule": "RF01"})
    assert programme_of(PACK, Situation(cause="hip-oa", locks=(flag,))).locked == (flag,)


def test_the_femoral_neck_is_given_only_what_a_clinician_sets():
    own = Prescription(exercise="bridge", sets=1, repetitions=5, hold=0, rest=60, by_clinician=True)
    for gate in ("G1", "G2", "G3"):
        neck = Situation(cause="femoral-neck-bsi", gate=gate, phase=4, equipment=ALL)
        assert [one.why for one in programme_of(PACK, neck).fewer] == [Why.ONLY_BY_CLINICIAN]
        assert programme_of(PACK, neck, (own,)).prescriptions == (own,)


def test_a_tendon_at_the_sit_bone_is_neither_stretched_nor_bent_early():
    for phase in (1, 2):
        early = Situation(cause="hamstring-tendinopathy", phase=phase, equipment=ALL)
        given = [EVERY[one] for one in ids(programme_of(PACK, early))]
        assert len(given) >= 3 and not {"hip-hinge", "active-knee-extension"} & {one.id for one in given}
        assert not any(one.goal == "mobility" and "hamstrings" in one.target_muscles for one in given)
    assert why("hip-hinge", cause="hamstring-tendinopathy", phase=2) is Why.LATER_PHASE
    assert why("hip-hinge", cause="hamstring-tendinopathy", phase=3) is None


def test_a_loose_hip_wins_no_range_and_trains_the_inner_thigh():
    loose = programme_of(PACK, Situation(cause="hip-instability", equipment=ALL))
    assert "adductor-squeeze" in ids(loose)
    assert why("rock-back", cause="hip-oa", also=("hip-instability",)) is Why.AVOIDED
    assert why("active-knee-extension", cause="sij-pain", also=("hip-instability",)) is Why.MORE_RANGE


@pytest.mark.parametrize("cause", ["gluteal-tendinopathy", "trochanteric-bursitis", "itb-proximal"])
def test_nobody_lies_on_a_sore_outer_hip(cause):
    for phase in (1, 2, 3, 4):
        there = Situation(cause=cause, phase=phase, equipment=ALL)
        for one in programme_of(PACK, there).prescriptions:
            if EVERY[one.exercise].position.startswith("side"):
                assert sore_leg_only(EVERY[one.exercise], one)
    clam = first_dose(EVERY["clam"])
    lone = replace(clam, because=(Because(Why.SORE_SIDE_UP, {"exercise": "clam"}),))
    assert seconds(EVERY["clam"], lone) < seconds(EVERY["clam"], clam)
    assert not sore_leg_only(EVERY["clam"], clam) and not sore_leg_only(EVERY["bridge"], lone)


def test_landing_begins_on_both_feet():
    last = programme_of(PACK, Situation(cause="gluteal-tendinopathy", phase=4, equipment=ALL))
    third = programme_of(PACK, Situation(cause="gluteal-tendinopathy", phase=3, equipment=ALL))
    assert "pogo" in ids(third) and "single-leg-hop" in ids(last) and "pogo" not in ids(last)


def test_one_goes_down_to_the_floor_once():
    for cause in PACK.treatments.causes:
        places = [position(EVERY[one]) for one in ids(programme_of(PACK, Situation(cause=cause, phase=3)))]
        assert places == sorted(places)


def test_what_a_clinician_set_stays_but_not_past_a_gate_that_is_shut():
    own = Prescription(exercise="nordic", sets=1, repetitions=3, hold=0, rest=60, by_clinician=True)
    kept = programme_of(PACK, Situation(cause="hip-oa", phase=2), (own,))
    assert own in kept.prescriptions and len(kept.prescriptions) >= 3
    hop = replace(own, exercise="pogo")
    bone = Situation(cause="pelvic-sacral-bsi", gate="G1", phase=4)
    assert "pogo" not in ids(programme_of(PACK, bone, (hop,)))


def test_fewer_than_three_say_why():
    bug = EVERY["dead-bug"]
    unmeant = replace(bug, suits=tuple(one for one in bug.suits if one != "meralgia"))
    poor = replace(PACK, exercises={**EVERY, bug.id: unmeant})
    none = programme_of(poor, Situation(cause="meralgia"))
    assert len(none.prescriptions) == 2 and [one.why for one in none.fewer] == [Why.NOT_FOR_CAUSE]
    bare = programme_of(PACK, Situation(cause="gluteal-tendinopathy", phase=2, sore=frozenset({"outer-hip"})))
    assert len(bare.prescriptions) >= 3 and not bare.fewer
    shaft = programme_of(PACK, Situation(cause="femoral-shaft-bsi", gate="G1"))
    assert {one.why for one in shaft.fewer} == {Why.GATE_CLOSED, Why.NOT_AT_HAND}


def test_how_long_an_exercise_takes():
    def of(exercise):
        return seconds(EVERY[exercise], first_dose(EVERY[exercise]))

    assert of("hamstring-stretch") == 15 + 3 * (2 * (60 + 6) + 5) + 2 * 15
    assert of("bridge") == 15 + 10 * (2 + 3 + 2)
    assert of("monster-walk") == 15 + 2 * 15 * 4 + 5
    assert of("pogo") == 15 + 10 / 2
    assert of("cadence-run") == 15 + 6 * 60 + 5 * 60


def test_answers_that_show_something_beside_the_cause():
    assert also_of(PACK, {"hip-stiff": "lost-movement", "childhood-hip": "no"}) == ("hip-stiffness",)
    assert also_of(PACK, {"childhood-hip": "yes"}) == ("hip-instability",)
    assert also_of(PACK, {"ct-fulcrum": "yes"}) == ("femoral-shaft-bsi",)
    assert also_of(PACK, {}) == ()


def test_equipment_that_the_pack_does_not_have_is_refused_by_name():
    with pytest.raises(Refusal, match="trampoline"):
        programme_of(PACK, Situation(cause="hip-oa", equipment=frozenset({"trampoline"})))
