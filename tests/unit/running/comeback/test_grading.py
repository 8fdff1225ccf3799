"""A run held against its stage: within 10 % done (load.md, section 7), over, under; and what files lack."""

from dataclasses import replace

import pytest

from runwell.running.comeback.days import session
from runwell.running.comeback.grading import Measure, grade, graded
from runwell.running.comeback.outings import outings
from runwell.running.comeback.state import State, Way
from runwell.running.comeback.values import Kind, Level, Outcome
from runwell.running.comeback.why import Why
from tests.comebacks import BONE, BONE_OPEN, FIRST, HIP, JOG_SPEED, OPEN, SOFT, as_planned, run

LEVEL = Level(easy_speed=JOG_SPEED)
SOFT_WAY = Way.of(HIP, replace(SOFT, level=LEVEL), OPEN, FIRST)
BONE_WAY = Way.of(HIP, BONE, BONE_OPEN, FIRST)


def planned(stage):
    way = SOFT_WAY if stage[0] in "Aehs" else BONE_WAY
    index = next(i for i, one in enumerate(way.steps) if one.id == stage)
    return session(way, State(index=index), FIRST)


def found(stage, *runs):
    """Outcome and reasons of the worst."""
    every = graded(HIP, planned(stage), runs, easy_speed=JOG_SPEED)
    return every[-1].outcome, {one.why for one in every[-1].because}


ALL = [one.id for way in (SOFT_WAY, BONE_WAY) for one in way.steps]


@pytest.mark.parametrize("stage", ALL)
def test_what_was_asked_for_is_done(stage):
    assert found(stage, as_planned(planned(stage))) == (Outcome.DONE, {Why.AS_PLANNED})


@pytest.mark.parametrize("stage", ALL)
def test_nothing_is_missed(stage):
    assert found(stage) == (Outcome.MISSED, {Why.NOT_DONE})


@pytest.mark.parametrize(
    "stage", [one for one in ALL if planned(one).walk_minutes and planned(one).run_minutes]
)
@pytest.mark.parametrize(
    ("share", "outcome"),
    [(1.09, Outcome.DONE), (0.91, Outcome.DONE), (1.25, Outcome.OVER), (0.7, Outcome.UNDER)],
)
def test_ten_percent_either_way(stage, share, outcome):
    """Of run minutes and of the longest block at once."""
    one = planned(stage)
    done = run(FIRST, one.run_minutes * share, one.walk_minutes, one.longest_block * share, km=one.km)
    assert found(stage, done)[0] is outcome


@pytest.mark.parametrize(
    ("ran", "walked", "block", "outcome", "why"),
    [
        (12, 8, 3, Outcome.DONE, Why.AS_PLANNED),
        (12, 8, 6, Outcome.OVER, Why.BLOCK_LONGER),
        (12, 8, 2, Outcome.UNDER, Why.BLOCK_SHORTER),
        (12, 4, 3, Outcome.OVER, Why.WALKED_LESS),
        (12, 22, 3, Outcome.DONE, Why.AS_PLANNED),  # a warm-up of 14 minutes is in the file
        (12, 60, 3, Outcome.UNDER, Why.WALKED_MORE),
        (16, 8, 3, Outcome.OVER, Why.RAN_MORE),
        (6, 4, 3, Outcome.UNDER, Why.RAN_LESS),
        (20, 4, 3, Outcome.OVER, Why.RAN_MORE),
    ],
)
def test_minutes_of_a2(ran, walked, block, outcome, why):
    """A2 at an easy speed of 2.4 m/s: four rounds of walk 2, run 3."""
    kind, whys = found("A2", run(FIRST, ran, walked, block))
    assert kind is outcome and why in whys


def test_walk_and_run_in_turn_to_the_very_mile_is_done_too():
    """A1 as the protocol has it: 1.6 km of walk 2, run 3; for this runner 7.1 minutes of running."""
    assert found("A1", run(FIRST, 7.1, 6, 3, km=1.6)) == (Outcome.DONE, {Why.AS_PLANNED})
    assert found("A1", run(FIRST, 10, 2, 3, km=1.6))[0] is Outcome.OVER


def test_the_split_of_a_watch_cannot_tell_five_seconds():
    """load.md: running is told after 5 s. Blocks of a minute that begin or end so late are as asked."""
    late = run(FIRST, 5 * 55 / 60, 20 + 25 / 60, 55 / 60)
    assert found("B2", late) == (Outcome.DONE, {Why.AS_PLANNED})


@pytest.mark.parametrize(
    ("also", "why"),
    [
        ({"level_speed": 2.7}, Why.TOO_FAST),
        ({"effort": 5}, Why.TOO_HARD),
    ],
)
def test_too_fast_or_too_hard_is_over(also, why):
    """Faster than the easy pace of the level by more than the tolerance; effort 2 above the table's 3."""
    assert found("A1", run(FIRST, 6, 4, 3, **also)) == (Outcome.OVER, {why})
    mild = {"level_speed": 2.6} if "level_speed" in also else {"effort": 4}
    assert found("A1", run(FIRST, 6, 4, 3, **mild))[0] is Outcome.DONE


def test_farther_than_the_table_is_over_however_slow():
    assert found("A1", run(FIRST, 6, 4, 3, km=2.2)) == (Outcome.OVER, {Why.FARTHER})


@pytest.mark.parametrize(
    ("km", "outcome"), [(3.2, Outcome.DONE), (3.5, Outcome.DONE), (3.6, Outcome.OVER), (2.8, Outcome.UNDER)]
)
def test_two_miles_are_told_by_their_distance(km, outcome):
    assert found("A6", run(FIRST, ran=km / 0.144, km=km))[0] is outcome


def test_two_miles_with_a_warm_up_in_the_file():
    assert found("A6", run(FIRST, 22.2, 12, 22.2))[0] is Outcome.DONE


def test_breaks_in_the_two_miles_are_under():
    assert found("A6", run(FIRST, 22.2, 0, 10)) == (Outcome.UNDER, {Why.BLOCK_SHORTER})


def test_a_stop_at_a_crossing_is_no_break_in_a_longer_run():
    due = replace(planned("A6"), kind=Kind.LONGER, effort=None)
    stopped = run(FIRST, 22.2, 2, 12, km=3.2)
    walked = run(FIRST, 12, 25, 6, km=3.9)
    assert graded(HIP, due, [stopped])[0].outcome is Outcome.DONE
    assert Why.WALKED_MORE in {why.why for why in graded(HIP, due, [walked])[0].because}


@pytest.mark.parametrize(
    ("minutes", "outcome"), [(20, Outcome.DONE), (34, Outcome.DONE), (45, Outcome.OVER), (15, Outcome.UNDER)]
)
def test_without_a_split_time_tells_and_it_is_said(minutes, outcome):
    """Typed by hand, or a file without cadence and speed."""
    by_hand = run(FIRST, minutes, km=2.4, run_seconds=None, walk_seconds=None, longest_block=None)
    kind, whys = found("A2", by_hand)
    assert kind is outcome and Why.NO_SPLIT in whys


@pytest.mark.parametrize(
    ("ran", "walked", "outcome"), [(5, 20, Outcome.DONE), (25, 0, Outcome.OVER), (2, 23, Outcome.UNDER)]
)
def test_minutes_of_running_typed_by_hand_count_as_such(ran, walked, outcome):
    """25 minutes of running are not "5 times (walk 4, run 1)", though both take 25 minutes."""
    kind, whys = found("B2", run(FIRST, ran, walked, meters=None, longest_block=None))
    assert kind is outcome and Why.NO_BLOCK in whys


def test_running_alone_typed_by_hand_is_held_against_the_whole_time():
    kind, whys = found("A2", run(FIRST, 20, meters=None, walk_seconds=None, longest_block=None))
    assert kind is Outcome.DONE and Why.NO_SPLIT in whys


def test_a_treadmill_without_distance_counts_by_its_minutes():
    assert found("A2", run(FIRST, 12, 8, 3, meters=None)) == (Outcome.DONE, {Why.AS_PLANNED, Why.NO_DISTANCE})
    assert found("A6", run(FIRST, 22, 0, 22, meters=None))[0] is Outcome.DONE


def test_a_run_of_which_nothing_is_known_is_none():
    nothing = run(FIRST, meters=None, run_seconds=None, walk_seconds=None, longest_block=None)
    assert found("A1", nothing) == (Outcome.UNDER, {Why.NOTHING_KNOWN})


def test_two_runs_on_one_day_are_over_and_a_short_pause_joins_them():
    """load.md, section 1: a pause under 60 min makes one run of two."""
    morning, evening = run(FIRST, 6, 4, 3, hour=7), run(FIRST, 6, 4, 3, hour=18)
    assert Why.TWICE_A_DAY in found("A1", morning, evening)[1]
    first, second = run(FIRST, 3, 2, 3, hour=7, name="a"), run(FIRST, 3, 2, 3, hour=7, name="b")
    second = replace(second, began=second.began.replace(minute=30))
    (one,) = graded(HIP, planned("A1"), (second, first))
    assert one.outcome is Outcome.DONE and one.runs == ("a", "b")


@pytest.mark.parametrize(
    ("minutes", "km", "outcome"), [(30, 2.7, Outcome.DONE), (20, 1.8, Outcome.UNDER), (30, 4.5, Outcome.OVER)]
)
def test_the_walk_of_a_bone_is_no_run(minutes, km, outcome):
    unsplit = {"run_seconds": None, "walk_seconds": None, "longest_block": None}
    assert found("B1", run(FIRST, walked=minutes, km=km, **unsplit))[0] is outcome
    assert found("B1", run(FIRST, ran=5, walked=25))[1] == {Why.RAN_ON_WALK_DAY}


def test_a_spike_is_said_after_the_tables():
    """Section 1 of load.md: above 1.10 times the longest of the last 30 days."""
    way = Way.of(HIP, replace(SOFT, level=Level(longest_km=12, easy_speed=JOG_SPEED)), OPEN, FIRST)
    index = next(i for i, one in enumerate(way.steps) if one.kind is Kind.LONGER)
    state = State(index=index, proven=((FIRST.replace(day=1), 5.0),))
    due = session(way, state, FIRST)
    assert due.km == 5.5
    for km, spike, outcome in (
        (5.5, False, Outcome.DONE),
        (5.9, True, Outcome.DONE),
        (6.6, True, Outcome.OVER),
    ):
        (outing,) = outings(HIP, [run(FIRST, ran=km / 0.144, km=km)])[FIRST]
        one = grade(HIP, due, outing, Measure.of(HIP, JOG_SPEED, 5.0))
        assert (Why.SPIKE in {why.why for why in one.because}, one.outcome) == (spike, outcome)


def test_two_watches_worn_at_once_are_one_run_and_not_twice_as_far():
    one = run(FIRST, ran=9, walked=6, block=3, name="watch")
    other = run(FIRST, ran=9, walked=6, block=3, km=one.km * 0.98, name="phone")
    [joined] = outings(HIP, [one, other])[FIRST]
    assert (joined.meters, joined.run, joined.timer) == (one.meters, one.run_seconds, one.timer)
    assert set(joined.ids) == {"watch", "phone"}
