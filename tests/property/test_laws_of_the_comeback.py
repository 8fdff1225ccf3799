"""What holds for every log: pain never hastens, nothing passes without a good morning, no bone runs shut."""

from dataclasses import replace
from datetime import timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from runwell.running.comeback.days import held, plan
from runwell.running.comeback.ladder import ladder
from runwell.running.comeback.mornings import morning
from runwell.running.comeback.outings import outings
from runwell.running.comeback.replay import WORST
from runwell.running.comeback.state import State, Way
from runwell.running.comeback.values import Gates, Kind, Light, MorningSaid, Outcome, Race, What
from tests.comebacks import (
    BONE,
    BONE_OPEN,
    DAY,
    EVERY_DAY,
    FIRST,
    HIP,
    KNOWN,
    OPEN,
    SOFT,
    as_planned,
    run,
    stands,
)

MEND = ["as-planned"] * 6
DOES = st.sampled_from([*MEND, "nothing", "too-long", "too-short", "unsplit", "twice"])
SAID = st.sampled_from([*[Light.GREEN] * 8, Light.AMBER, Light.RED, Light.UNKNOWN, None])
LENGTHS = st.integers(5, 45)
WEEKDAYS = st.sets(st.sampled_from(EVERY_DAY), min_size=1).map(lambda days: tuple(sorted(days)))


@st.composite
def ways(draw):
    """A way back and its gates."""
    soft = draw(st.booleans())
    stages = [one.id for one in ladder(HIP, SOFT if soft else BONE)]
    begun = replace(
        SOFT if soft else BONE,
        weekdays=draw(WEEKDAYS),
        level=draw(st.sampled_from([KNOWN, replace(KNOWN, longest_km=4.0), replace(KNOWN, easy_speed=None)])),
        stage=draw(st.sampled_from(["", *stages])),
        race=draw(st.none() | st.just(Race(on=FIRST + 90 * DAY, km=10))),
    )
    return begun, OPEN if soft else BONE_OPEN


@st.composite
def logs(draw, way=None):
    """Somebody who mostly does what is planned, and what they said on their mornings."""
    begun, gates = way or draw(ways())
    runs, said = [], []
    far = Way.of(HIP, begun, gates, FIRST + 1000 * DAY)
    state = State(index=[one.id for one in far.steps].index(begun.stage) if begun.stage else 0)
    for number in range(draw(LENGTHS)):
        today = FIRST + number * DAY
        light, one = draw(SAID), None
        if light:
            pills, flare = draw(st.integers(0, 12)) == 0, light is Light.RED and draw(st.integers(0, 3)) == 0
            one = MorningSaid(on=today, light=light, painkillers=pills, flare=flare)
            said.append(one)
        state = morning(far, state, today, one)
        due = plan(far, state, today, one)
        of_day = done(due, draw(DOES)) if due else off_days(today, draw(st.integers(0, 25)))
        state = held(far, state, today, one, outings(HIP, of_day).get(today, ()))
        runs += of_day
    return begun, gates, runs, said


def done(due, does):
    whole = as_planned(due)
    match does:
        case "nothing":
            return []
        case "too-long":
            return [run(due.on, ran=due.run_minutes * 1.4 + 5, walked=due.walk_minutes)]
        case "too-short":
            return [run(due.on, ran=due.run_minutes * 0.5, walked=due.walk_minutes * 0.5)]
        case "unsplit":
            return [replace(whole, run_seconds=None, walk_seconds=None, longest_block=None)]
        case "twice":
            return [whole, as_planned(due, hour=6)]
        case _:
            return [whole]


def off_days(today, number):
    """Now and then a run on a day that has none."""
    return [run(today, ran=25)] if number == 0 else []


def view(log, day=None, **also):
    begun, gates, runs, said = log
    today = FIRST + (day if day is not None else (len_of(log))) * DAY
    return stands(HIP, begun, runs, said, gates, today, **also)


def len_of(log):
    _, _, runs, said = log
    days = [FIRST, *(one.on for one in runs), *(one.on for one in said)]
    return (max(days) - FIRST).days


def place(begun, stood):
    return [(one.id, one.part) for one in ladder(HIP, begun)].index((stood.stage, stood.part))


@given(logs(), st.data())
def test_a_worse_morning_is_never_a_faster_way(log, data):
    """The same runs, one morning worse: on no later day is the stage higher or the cap longer."""
    begun, gates, runs, said = log
    if not said:
        return
    at = data.draw(st.integers(0, len(said) - 1))
    worse = data.draw(st.sampled_from(WORST))
    hurt = replace(said[at], light=max(worse, said[at].light, key=WORST.index))
    hurt = data.draw(st.sampled_from([hurt, replace(hurt, painkillers=True), replace(hurt, flare=True)]))
    other = (begun, gates, runs, [*said[:at], hurt, *said[at + 1 :]])
    last = len_of(log)
    for day in {(hurt.on - FIRST).days, min(last, (hurt.on - FIRST).days + 4), last, last + 10}:
        fine, sore = view(log, day, count=1), view(other, day, count=1)
        assert place(begun, sore) <= place(begun, fine)
        if sore.kind is Kind.LONGER is fine.kind and sore.longest_km:
            assert sore.longest_km <= (fine.longest_km or 0) + 1e-9


@given(logs(), st.data())
def test_a_morning_that_is_not_told_is_no_faster_way_than_a_green_one(log, data):
    begun, gates, runs, said = log
    if not said:
        return
    at = data.draw(st.integers(0, len(said) - 1))
    told = [*said[:at], MorningSaid(on=said[at].on, light=Light.GREEN), *said[at + 1 :]]
    left_out = [*said[:at], *said[at + 1 :]]
    fine, silent = view((begun, gates, runs, told), count=1), view((begun, gates, runs, left_out), count=1)
    if (silent.on - said[at].on).days >= 0 and not any(one.flare for one in said):
        assert place(begun, silent) <= place(begun, fine)


@given(logs())
def test_every_step_is_taken_on_a_green_morning_without_painkillers(log):
    begun, _, _, said = log
    stood = view(log)
    by_day = {one.on: one for one in said}
    for one in stood.decisions:
        if one.what in (What.STEP, What.LONGER):
            assert by_day[one.on].light is Light.GREEN and not by_day[one.on].painkillers


@given(logs())
def test_each_stage_was_done_as_often_as_the_table_asks_before_the_next(log):
    begun, _, _, said = log
    stood, green = view(log), {one.on for one in said if one.light is Light.GREEN and not one.painkillers}
    steps = {(one.id, one.part): one for one in ladder(HIP, begun)}
    order = list(steps)
    for one in stood.decisions:
        if one.what is What.STEP:
            before = order[order.index((one.stage, one.part)) - 1]
            times = [
                run.on
                for run in stood.graded
                if run.outcome is Outcome.DONE
                and run.planned
                and (run.planned.stage, run.planned.part) == before
                and run.on < one.on
                and run.on + DAY in green
            ]
            assert len(set(times)) >= steps[before].wanted


@given(logs())
def test_no_morning_passes_under_painkillers(log):
    begun, gates, runs, said = log
    numbed = [replace(one, painkillers=True) for one in said]
    stood = view((begun, gates, runs, numbed))
    assert not [one for one in stood.decisions if one.what in (What.STEP, What.LONGER)]
    ids = [one.id for one in ladder(HIP, begun)]
    assert place(begun, stood) <= (ids.index(begun.stage) if begun.stage else 0)


@given(logs(), st.sampled_from([Gates(), Gates(phase=4, run_gate=FIRST), Gates(g2=FIRST, diagnosed=FIRST)]))
def test_a_bone_without_its_gate_never_runs(log, gates):
    """Whatever was logged, and whatever stage it is said to begin at."""
    begun, _, runs, said = log
    begun = replace(begun, group="bone", cause="femoral-neck-bsi", table="table-b", stage="")
    stood = stands(HIP, begun, runs, said, gates, FIRST + len_of(log) * DAY, count=120)
    assert all(not one.run_minutes for one in stood.planned)
    assert gates.g2 or not stood.planned
    late = stands(HIP, replace(begun, stage="B5"), runs, said, gates, FIRST + len_of(log) * DAY)
    assert all(not one.run_minutes for one in late.planned)


@given(logs())
def test_soft_tissue_without_its_gate_never_runs(log):
    begun, _, runs, said = log
    begun = replace(begun, group="groin", cause="adductor-strain", table="table-a", stage="")
    for gates in (Gates(phase=3, run_gate=FIRST), Gates(phase=4), replace(OPEN, locked=True)):
        assert stands(HIP, begun, runs, said, gates, FIRST + len_of(log) * DAY).planned == ()


@given(logs())
def test_no_planned_run_exceeds_the_cap(log):
    """load.md: at most 1.10 times the longest of the last 30 days, those planned before it among them."""
    _, _, runs, _ = log
    stood = view(log, count=40)
    ran = [(one.on, one.km or 0.0) for one in runs]
    for one in stood.planned:
        if one.kind is not Kind.TABLE and one.km:
            longest = max((km for on, km in ran if 0 < (one.on - on).days <= 30), default=0.0)
            assert one.km <= 1.1 * longest + 1e-6
        speed = stood_speed(log)
        minutes = 60 * (one.walk_minutes * 1.5 + one.run_minutes * speed) / 1000
        ran.append((one.on, one.km or minutes))


def stood_speed(log):
    return log[0].level.easy_speed or 2.4


@given(logs())
def test_planned_runs_keep_their_rest_and_the_chosen_days(log):
    begun, _, runs, _ = log
    stood = view(log, count=30)
    days = [one.on for one in stood.planned]
    last = [one.on for one in runs][-1:]
    spaced = [*last, *days] if days else []
    assert all(after - on >= timedelta(days=2) for on, after in zip(spaced, spaced[1:], strict=False))
    assert all(on.weekday() in begun.weekdays for on in days)
    assert all(stood.on <= on < stood.on + 30 * DAY for on in days)


@given(logs(), st.randoms(use_true_random=False))
def test_the_same_log_gives_the_same_answer_in_any_order(log, chance):
    begun, gates, runs, said = log
    shuffled = [*runs], [*said]
    for one in shuffled:
        chance.shuffle(one)
    assert view(log) == view(log) == view((begun, gates, [*shuffled[0], *runs[:1]], shuffled[1]))


@given(logs())
def test_later_days_leave_what_was_graded_and_decided(log):
    """What a day decided stands: the replay of a longer log begins with that of the shorter."""
    begun, gates, runs, said = log
    whole = view(log)
    half = len_of(log) // 2
    cut = FIRST + half * DAY
    early = (begun, gates, [one for one in runs if one.on <= cut], [one for one in said if one.on <= cut])
    before = stands(HIP, begun, early[2], early[3], gates, cut)
    assert whole.decisions[: len(before.decisions)] == before.decisions
    assert whole.graded[: len(before.graded)] == before.graded


@settings(max_examples=20)
@given(logs())
def test_every_run_of_the_log_is_graded_once_and_has_a_reason(log):
    stood = view(log)
    ids = [name for one in stood.graded for name in one.runs]
    assert len(ids) == len(set(ids)) and set(ids) <= {one.id for one in log[2]}
    assert all(one.because for one in (*stood.graded, *stood.decisions))
    walks = {one.id for one in log[2] if one.run_seconds is not None and one.run_seconds < 60}
    assert {one.id for one in log[2]} - set(ids) <= walks | {
        one.id for one in log[2] if one.run_seconds is None
    }


@pytest.mark.parametrize("light", [Light.AMBER, Light.RED, Light.STOP])
def test_nobody_who_hurts_every_morning_goes_on(light):
    for begun, gates in ((SOFT, OPEN), (BONE, BONE_OPEN)):
        runs, said = [], []
        for number in range(40):
            today = FIRST + number * DAY
            said.append(MorningSaid(on=today, light=light))
            due = stands(HIP, begun, runs, said, gates, today, count=1).planned
            runs += [as_planned(due[0])] if due else []
        assert place(begun, stands(HIP, begun, runs, said, gates, today)) == 0
