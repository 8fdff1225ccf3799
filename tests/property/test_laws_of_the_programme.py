"""What must hold for every cause, phase, gate and history: nothing harmful, short, with a reason."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from runwell.programme.because import Because, Why
from runwell.programme.causes import bones, is_open, suits, unstable
from runwell.programme.choose import programme_of
from runwell.programme.dosing import first_dose
from runwell.programme.duration import session
from runwell.programme.prescription import FEWEST, LONGEST, MOST
from runwell.programme.safety import closed
from runwell.programme.situation import Situation
from runwell.programme.tested import exits
from runwell.records.packs import the_pack

PACK = the_pack()
EVERY = PACK.exercises
CAUSES = [*PACK.causes, *PACK.impairments]
GATES = ["", *PACK.progressions.gates]
PLACES = sorted({place for one in EVERY.values() for place in one.loads})
ALL = frozenset(PACK.equipment)
LOCKED = [name for name, band in PACK.progressions.bands.items() if band.locked]
TREATED = [one for one in CAUSES if PACK.treatments.causes[one].group not in LOCKED]


@st.composite
def situations(draw):
    some = draw(st.sampled_from([CAUSES, TREATED, TREATED]))
    cause, *also = draw(st.lists(st.sampled_from(some), min_size=1, max_size=3, unique=True))
    at_hand = draw(st.just(ALL) | st.frozensets(st.sampled_from(sorted(ALL))))
    locked = draw(st.integers(0, 9)) == 0
    return Situation(
        cause=cause,
        also=tuple(also),
        phase=draw(st.integers(1, 4)),
        gate=draw(st.sampled_from(GATES)),
        equipment=at_hand,
        sore=frozenset(draw(st.lists(st.sampled_from(PLACES), max_size=3))),
        locks=(Because(Why.LOCKED_RED_FLAG, {"rule": "RF01"}),) if locked else (),
    )


kept = st.lists(st.sampled_from(sorted(EVERY)), max_size=2, unique=True).map(
    lambda names: [first_dose(EVERY[name]) for name in names]
)


@pytest.mark.parametrize("cause", TREATED)
def test_whatever_stands_beside_it_closes_what_it_avoids(cause):
    for also in TREATED:
        for gate in GATES if also != cause else ():
            situation = Situation(cause=cause, also=(also,), phase=4, gate=gate, equipment=ALL)
            bone, loose = bones(PACK, situation), unstable(PACK, situation)
            for one in EVERY.values():
                shut = not is_open(PACK, one.bone_gate, gate)
                avoided = {cause, also} & set(one.avoid) - set(bone)
                neck = "femoral-neck-bsi" in bone and gate != "G3"
                unfit = (
                    avoided
                    or (bone and shut)
                    or (loose and (one.end_range or one.goal == "mobility"))
                    or neck
                )
                assert bool(closed(PACK, situation, one)) == bool(unfit), (also, gate, one.id)
                assert not (bone and one.impact and gate != "G3") or closed(PACK, situation, one)


@given(situations())
def test_what_a_cause_avoids_is_never_given_and_nothing_unfit(situation):
    for one in programme_of(PACK, situation).prescriptions:
        exercise = EVERY[one.exercise]
        for cause in situation.causes:
            gated = cause in bones(PACK, situation) and is_open(PACK, exercise.bone_gate, situation.gate)
            assert cause not in exercise.avoid or gated
        assert exercise.phase_for(situation.causes) <= situation.phase and not exercise.missing(
            situation.equipment
        )
        assert exercise.phase == 1 or not set(exercise.loads) & situation.sore
        assert not ((exercise.end_range or exercise.goal == "mobility") and unstable(PACK, situation))
        assert one.because[0].why in (Why.SUITS_CAUSE, Why.ONLY_FOR_ALSO)


@given(situations(), kept)
def test_no_impact_with_a_bone_before_its_gate_not_even_what_was_kept(situation, kept):
    for one in programme_of(PACK, situation, kept).prescriptions:
        if bones(PACK, situation):
            assert is_open(PACK, EVERY[one.exercise].bone_gate, situation.gate)
            assert not EVERY[one.exercise].impact or situation.gate == "G3"


@given(situations(), st.sampled_from(GATES[:-1]))
def test_the_femoral_neck_is_given_nothing_before_the_last_gate(situation, gate):
    """Nor is anything given that the pack does not name for one of the causes."""
    for one in programme_of(PACK, situation).prescriptions:
        assert any(suits(EVERY[one.exercise], cause) for cause in situation.causes)
    also = tuple(one for one in situation.causes if one != "femoral-neck-bsi")
    for causes in (("femoral-neck-bsi", *also), (*also, "femoral-neck-bsi")):
        there = replace(situation, cause=causes[0], also=causes[1:], gate=gate)
        assert not programme_of(PACK, there).prescriptions


@given(situations())
def test_a_bone_lands_for_the_first_time_ten_times_and_not_on_two_days_in_a_row(situation):
    programme = programme_of(PACK, replace(situation, weekdays=(1, 2, 3, 4, 5, 6, 7), phase=4, gate="G3"))
    for one in programme.prescriptions:
        if bones(PACK, situation) and EVERY[one.exercise].impact:
            assert (one.sets, one.repetitions) == (1, 10) and one.exercise != "single-leg-hop"
            days = programme.weekdays
            assert days and not any((day % 7) + 1 in days for day in days)


@pytest.mark.parametrize("bone", ["femoral-shaft-bsi", "pelvic-sacral-bsi"])
def test_a_bone_stands_squats_and_pushes_off_on_one_leg_before_it_lands(bone):
    third = programme_of(PACK, Situation(cause=bone, phase=3, gate="G2", equipment=ALL))
    needed = {"single-leg-squat", "single-leg-balance", "calf-raise"}
    assert needed <= {one.exercise for one in third.prescriptions}


@given(situations(), kept)
def test_nothing_is_given_where_anything_locks(situation, kept):
    programme = programme_of(PACK, situation, kept)
    serious = any(PACK.treatments.causes[one].group in LOCKED for one in situation.causes)
    bone = bool(bones(PACK, situation)) and situation.gate in ("", "G0")
    assert bool(programme.locked) == (serious or bone or bool(situation.locks))
    assert not (programme.locked and programme.prescriptions)


@given(situations())
def test_three_to_five_in_twenty_minutes_or_a_reason(situation):
    programme = programme_of(PACK, situation)
    asked = programme.prescriptions
    assert len(asked) <= MOST and session(EVERY, asked) <= LONGEST
    assert programme.locked or len(asked) >= FEWEST or programme.fewer


@given(situations(), kept)
def test_the_same_situation_always_gives_the_same(situation, kept):
    assert programme_of(PACK, situation, kept) == programme_of(PACK, situation, kept)


SOFT = [one for one in TREATED if PACK.treatments.causes[one].group != "bone" and one != "doms"]


@pytest.mark.parametrize("cause", SOFT)
def test_nobody_is_tested_on_what_was_not_trained_in_this_phase_or_before(cause):
    """What trains a harder rung trains the one below; hops on one leg come after those on both."""
    trained = set()
    for phase in (1, 2, 3):
        there = Situation(cause=cause, phase=phase, equipment=ALL)
        trained |= {one.exercise for one in programme_of(PACK, there).prescriptions}
        for check in exits(PACK, there, phase):
            for one in check.exercises:
                below = EVERY[one].easier if EVERY[one].impact and EVERY[EVERY[one].easier].impact else ""
                assert {one, EVERY[one].harder, below} & trained, (phase, check.id, one)


def test_soreness_of_a_few_days_stays_in_its_first_phase():
    first, *later = (programme_of(PACK, Situation(cause="doms", phase=n, equipment=ALL)) for n in (1, 2, 4))
    assert all(one.prescriptions == first.prescriptions for one in later)
    assert not exits(PACK, Situation(cause="doms"), 1)


def test_every_cause_gives_exercises_in_every_phase_or_is_locked():
    ready = frozenset(PACK.equipment)
    for cause in CAUSES:
        for phase in (1, 2, 3, 4):
            programme = programme_of(PACK, Situation(cause=cause, phase=phase, gate="G3", equipment=ready))
            neck = cause == "femoral-neck-bsi"
            assert bool(programme.prescriptions or programme.locked) != neck, (cause, phase)
            assert not neck or programme.fewer
