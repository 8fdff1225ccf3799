"""A flare and a bone's stop, day by day, as section 8 of progression.md has them."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from runwell.programme.because import Because, Why
from runwell.programme.choose import programme_of
from runwell.programme.course import Course, Morning, Session
from runwell.programme.going_on import carried_on, tomorrow
from runwell.programme.situation import Situation
from runwell.records.packs import the_pack

HIP = the_pack("hip")
BEGUN = date(2026, 3, 2)
AT_HAND = frozenset(HIP.equipment)


def day(number):
    return BEGUN + timedelta(days=number)


def session(number, during=0, limp=False):
    return Session(on=day(number), done=(), during=during, hour_after=0, limp=limp, also_red=False)


def mornings(*pains):
    return tuple(
        Morning(on=day(n), pain=pain, woke=False) for n, pain in enumerate(pains) if pain is not None
    )


def lived(sessions, woken, days, cause="gluteal-tendinopathy", phase=3, gate="", seen=()):
    there = Situation(cause=cause, phase=phase, gate=gate, equipment=AT_HAND)
    log = Course(tuple(sessions), woken, tuple(day(n) for n in seen))
    return carried_on(HIP, programme_of(HIP, there), there, log, BEGUN, day(days))


def test_two_reds_within_seven_days_are_a_flare_and_further_apart_are_not():
    for second, is_one in ((10, True), (11, False)):
        every = lived([session(3, 7), session(second, 7)], mornings(*[1] * 13), second + 1)
        assert bool(every[-1].flares) is is_one


def test_a_morning_three_above_the_base_is_a_flare():
    assert lived([], mornings(1, 1, 1, 3), 3)[-1].flares == ()
    (flare,) = lived([], mornings(1, 1, 1, 4), 3)[-1].flares
    assert (flare.began, flare.base, flare.because.why) == (day(3), 1, Why.FLARE_MORNING)


def test_a_flares_day_asks_for_no_more_than_red_days_have_left():
    changed = lived([session(3, 7), session(6, 7)], mornings(*[1] * 8), 7, phase=1)[-1]
    left = {one.exercise: one for one in changed.programme.prescriptions}
    both = [(one, left[one.exercise]) for one in changed.meanwhile.prescriptions if one.exercise in left]
    assert any(now.sets < now.full_sets or now.repetitions < 10 for _, now in both)
    for light, now in both:
        assert (light.sets <= now.sets, light.repetitions <= now.repetitions, light.hold <= now.hold) == (
            True,
        ) * 3


@pytest.mark.parametrize(("before", "is_one"), [(False, True), (None, True), (True, False)])
def test_a_limp_is_a_flare_when_it_is_new(before, is_one):
    every = lived([session(1, limp=before), session(3, limp=True)], mornings(*[1] * 5), 4)
    assert (every[-1].flares[-1:] != () and every[-1].flares[-1].began == day(4)) is is_one


def test_in_its_first_days_only_the_lightest_is_done_however_good_the_morning():
    every = lived([], mornings(1, 1, 1, 4, 0, 0, 0), 6)
    phases = {HIP.exercises[one.exercise].phase for one in every[3].today.prescriptions}
    assert phases == {1}
    assert [bool(one.meanwhile) for one in every[3:]] == [True, True, True, False]
    assert all(one.halved for one in every[6].programme.prescriptions if one.full_sets > 1)
    assert every[6].changes[0].did.why is Why.FLARE_OVER


@pytest.mark.parametrize("pain", [3, None])
def test_a_morning_that_has_not_settled_or_says_nothing_stays(pain):
    every = lived([], mornings(1, 1, 1, 4, 4, 4, pain), 6)
    assert every[-1].meanwhile and every[-1].changes[0].did.why is Why.FLARE_STAYS


def test_on_day_seven_a_clinician_looks_and_only_then_it_goes_on():
    pains = mornings(1, 1, 1, 4, 4, 4, 4, 4, 4, 4, 4, 1, 1)
    every = lived([], pains, 12)
    assert every[9].clinician == () and every[10].clinician[0].why is Why.FLARE_CLINICIAN
    assert every[12].meanwhile
    assert lived([], pains, 12, seen=(11,))[11].meanwhile is None


def test_two_flares_within_28_days_lose_a_phase_and_the_cause_is_checked_again():
    pains = [1] * 40
    pains[3] = pains[20] = 5
    every = lived([], mornings(*pains), 30)
    assert (every[19].programme.phase, every[20].programme.phase) == (3, 2)
    assert every[20].clinician[0].why is Why.BACK_A_PHASE
    pains[20], pains[32] = 1, 5
    assert lived([], mornings(*pains), 35)[-1].programme.phase == 3


BONE = {"cause": "pelvic-sacral-bsi", "phase": 2, "gate": "G2"}


def test_a_bone_waits_seven_mornings_without_pain():
    pains = mornings(0, 0, 0, 0, 1, *[0] * 8)
    every = lived([session(3)], pains, 12, **BONE)
    assert [bool(one.today.locked) for one in every[3:]] == [False, *[True] * 7, False, False]
    assert every[4].clinician == ()


def test_a_bone_that_hurts_again_waits_for_a_clinician():
    pains = mornings(0, 0, 0, 0, 1, *[0] * 8, 1, *[0] * 9)
    every = lived([session(3)], pains, 22, **BONE)
    assert every[13].clinician[0].why is Why.BONE_CLINICIAN
    assert every[22].today.locked
    assert not lived([session(3)], pains, 22, **BONE, seen=(15,))[22].today.locked


def test_a_bone_waits_for_its_answers_and_a_later_morning_makes_good():
    every = lived([session(3)], mornings(0, 0, 0, 0, None, 0), 5, **BONE)
    assert [bool(one.today.locked) for one in every[3:]] == [False, True, False]
    unsaid = Session(on=day(3), done=(), during=None, hour_after=0, limp=False)
    assert lived([unsaid], mornings(*[0] * 6), 5, **BONE)[-1].today.locked


def test_what_locks_the_situation_shuts_the_program_the_same_morning_and_keeps_it():
    there = Situation(cause="hip-oa", phase=2, equipment=AT_HAND)
    begun = programme_of(HIP, there)
    flagged = replace(there, locks=(Because(Why.LOCKED_RED_FLAG),))
    with_bone = replace(there, also=("pelvic-sacral-bsi",))
    for now, why in ((flagged, Why.LOCKED_RED_FLAG), (with_bone, Why.LOCKED_BONE)):
        changed = tomorrow(HIP, begun, now, Course(), BEGUN)
        assert changed.programme == begun and not changed.today.prescriptions
        assert [one.why for one in changed.today.locked] == [one.why for one in changed.clinician] == [why]


def test_a_bone_that_is_open_beside_another_cause_may_not_hurt_either():
    there = Situation(cause="hip-oa", also=("pelvic-sacral-bsi",), phase=2, gate="G2", equipment=AT_HAND)
    log = Course((session(1, during=1),), mornings(0, 0, 0))
    assert tomorrow(HIP, programme_of(HIP, there), there, log, day(2)).today.locked
