"""What a clinician is to look at before it goes on, and a gate that is passed anew."""

from dataclasses import replace

import pytest

from runwell.running.comeback.replay import stands
from runwell.running.comeback.values import Gates, Light, MorningSaid, Outcome, What
from runwell.running.comeback.why import Why
from tests.comebacks import BONE, BONE_OPEN, DAY, FIRST, HIP, OPEN, run
from tests.unit.running.comeback.test_replay import RUNS, WALKS, a1, bone, made, mornings, view, whys


@pytest.mark.parametrize(
    "bad", [Light.RED, MorningSaid(on=FIRST, light=Light.GREEN, painkillers=True), "over"]
)
def test_runs_that_go_badly_three_times_in_two_weeks_are_to_be_looked_at(bad):
    """The way stays as it is; it is asked for once, and counted anew when a clinician looked."""
    over = bad == "over"
    runs = [run(FIRST + day * DAY, 12, 8, 3) if over else a1(FIRST + day * DAY) for day in (0, 4, 8, 12)]
    said = mornings(20, but={} if over else {day + 1: bad for day in (0, 4, 8, 12)})
    stood = view(runs, said, 14)
    assert made(stood, What.CLINICIAN) == [9] and Why.BADLY_AGAIN in whys(stood, 9) and stood.stage == "A1"
    assert made(view(runs, said, 14, gates=replace(OPEN, seen=(FIRST + 6 * DAY,))), What.CLINICIAN) == []


def test_no_step_in_six_weeks_is_to_be_looked_at():
    """Pack: escalate, no-better-weeks."""
    days = range(0, 60, 4)
    stood = view(
        [a1(FIRST + day * DAY) for day in days], mornings(61, but={day + 1: Light.AMBER for day in days}), 60
    )
    assert made(stood, What.CLINICIAN) == [45] and Why.NO_STEP in whys(stood, 45)


def test_a_fall_to_phase_3_leaves_earlier_runs_as_they_were_and_running_starts_over():
    """Each day is judged by what was open on it, and passing the gate again says so."""
    spans = ((FIRST - 9 * DAY, FIRST + 8 * DAY), (FIRST + 20 * DAY, None))
    runs = [*RUNS, run(FIRST + 4 * DAY, 12, 8, 3), a1(FIRST + 10 * DAY), a1(FIRST + 20 * DAY)]
    fallen = Gates(phase=3, spans=spans[:1])
    shut = view(runs[:4], mornings(30), 12, gates=fallen)
    assert [one.outcome for one in shut.graded if one.runs] == [Outcome.DONE] * 3 + [Outcome.UNPLANNED]
    assert {why.why for why in shut.closed} == {Why.RUN_GATE} and shut.planned == ()
    again = view(runs, mornings(30), 21, gates=Gates(phase=4, run_gate=FIRST + 20 * DAY, spans=spans))
    assert [one.outcome for one in again.graded if one.runs][-2:] == [Outcome.UNPLANNED, Outcome.DONE]
    assert (made(again, What.RESUMED), again.stage, again.done) == ([20], "A1", 1)
    assert Why.RUN_GATE_PASSED_AGAIN in whys(again, 20)
    assert not made(view(runs, mornings(30), 21, gates=replace(OPEN, spans=spans[:1])), What.RESUMED)


@pytest.mark.parametrize("gates", [Gates(g2=FIRST), BONE_OPEN])
def test_a_bone_that_ran_before_it_was_ready_stays_shut_until_a_clinician_looked_and_seven_mornings(gates):
    """Progression.md, sections 5 and 8: neither a run nor a walk of the table before both."""
    ran, said = [run(FIRST + 8 * DAY, 20)], mornings(60, but={5: Light.STOP} if gates is BONE_OPEN else {})
    for day in (8, 9, 15, 40):
        stood = bone(ran, said, day, gates)
        assert Why.BONE_RAN in {why.why for why in stood.closed} and stood.planned == ()
    assert made(stood, What.RESUMED) == []
    for seen, resumed in ((8, []), (9, [15]), (20, [20])):
        stood = bone(ran, said, 40, replace(gates, seen=(FIRST + seen * DAY,)))
        assert made(stood, What.RESUMED) == resumed
        assert [one.stage for one in stood.planned][:1] == ["B1"] * bool(resumed)
    sore = bone(ran, [*said[:12], *mornings(60)[13:]], 30, replace(gates, seen=(FIRST + 9 * DAY,)))
    assert made(sore, What.RESUMED) == [19]


def test_pain_again_at_the_next_try_needs_a_clinician():
    said = mornings(60, but={5: Light.STOP, 15: Light.STOP})
    stood = bone(WALKS, said, 40)
    assert made(stood, What.CLINICIAN) == [15] and made(stood, What.RESUMED) == [12]
    assert Why.BONE_AGAIN in {why.why for why in stood.closed} and stood.planned == ()
    seen = replace(BONE_OPEN, seen=(FIRST + 20 * DAY,))
    assert made(bone(WALKS, said, 40, seen), What.RESUMED) == [12, 22]


def test_mornings_beyond_the_seven_are_not_counted_on_while_a_clinician_is_awaited():
    stood = bone(WALKS, mornings(60, but={5: Light.STOP, 15: Light.STOP}), 40)
    assert {why.why for why in stood.closed} == {Why.BONE_AGAIN}


@pytest.mark.parametrize("gates", [Gates(g2=FIRST), replace(BONE_OPEN, diagnosed=FIRST), BONE_OPEN])
def test_a_bone_that_ran_before_it_was_ready_is_sent_to_the_clinician(gates):
    """Progression.md 5.1 and 5.2: it does not wait for pain; said until a clinician has looked."""
    ran = [run(FIRST + 8 * DAY, 20)]
    said = mornings(12, but={5: Light.STOP} if gates is BONE_OPEN else {})
    stood = bone(ran, said, 10, gates)
    assert (FIRST + 8 * DAY) in {one.on for one in stood.decisions if one.what is What.CLINICIAN}
    assert Why.BONE_RAN in {why.why for why in (*stood.closed, *stood.waits)}
    seen = bone(ran, said, 10, replace(gates, seen=(FIRST + 9 * DAY,)))
    assert Why.BONE_RAN not in {why.why for why in (*seen.closed, *seen.waits)}
    walked = bone([run(FIRST + 8 * DAY, walked=20)], said, 10, gates)
    assert Why.BONE_RAN not in whys(walked, 8)


def test_what_to_do_about_a_bone_that_hurt_stands_first_as_long_as_it_is_shut():
    said = [MorningSaid(on=FIRST + DAY * n, light=Light.STOP if n == 5 else Light.GREEN) for n in range(9)]
    walked = [run(FIRST + DAY * 4, walked=30)]
    for day in (5, 6, 8):
        until = [one for one in said if one.on <= FIRST + DAY * day]
        now = stands(HIP, BONE, walked, until, BONE_OPEN, FIRST + DAY * day)
        assert [one.why for one in now.closed] == [Why.BONE_PAIN, Why.BONE_DAYS_FREE]
