"""The tables of progression.md, section 7, row by row, and what comes after them."""

from dataclasses import replace

import pytest

from runwell.refusals import Refusal
from runwell.running.comeback.ladder import ladder, warm_up
from runwell.running.comeback.values import Block, Kind, Level
from tests.comebacks import BONE, HIP, SOFT

A = {  # stage: effort, walk, run, km (section 7, table A)
    "A1": (3, 2, 3, 1.6),
    "A2": (3, 2, 3, 2.4),
    "A3": (4, 2, 4, 2.4),
    "A4": (4, 2, 4, 3.2),
    "A5": (5, 1, 4, 3.2),
}
B = {  # stage: blocks of times, walk, run (section 7, table B)
    "B1": [(1, 30, 0)],
    "B2": [(5, 4, 1)],
    "B3": [(5, 3, 2)],
    "B4": [(5, 2, 3)],
    "B5": [(5, 1, 4)],
    "B6": [(2, 1, 9), (1, 5, 0)],
    "B7": [(1, 0, 20)],
    "B8": [(1, 0, 25)],
    "B9": [(1, 0, 30)],
}


def steps(begun):
    return {(one.id, one.part): one for one in ladder(HIP, begun)}


def test_the_order_is_the_table_then_easy_then_longer_then_hills_then_speed():
    """Section 7: after A6 easy 20 min, then the cap of a single run, distance before hills before speed."""
    ids = [one.id for one in ladder(HIP, SOFT)]
    assert ids == ["A1", "A2", "A3", "A4", "A5", "A6", "easy", "longer", "hills", "speed"]
    assert steps(SOFT)["easy", 0].blocks == (Block(run=20),)
    order = [(one.id, one.part) for one in ladder(HIP, BONE)]
    parts = [
        ("B10", 1),
        ("B10", 2),
        ("B10", 3),
        ("B11", 1),
        ("B11", 2),
        ("longer", 0),
        ("B12", 1),
        ("B12", 2),
    ]
    assert order == [*((one, 0) for one in B), *parts]


@pytest.mark.parametrize("stage", A)
def test_table_a(stage):
    effort, walk, run, km = A[stage]
    for speed in (None, 1.8, 2.4, 3.0, 3.6):
        one = steps(replace(SOFT, level=Level(easy_speed=speed)))[stage, 0]
        (block,) = one.blocks
        assert (one.effort, block.walk, block.run, one.km, one.wanted) == (effort, walk, run, km, 2)
        a_round = 60 * (walk * 1.5 + run * (speed or 2.4)) / 1000
        assert block.times * a_round <= km * 1.1 or block.times == 1
        assert (block.times + 1) * a_round > km * 1.1


def test_the_last_stage_of_table_a_is_two_miles_without_a_walk():
    one = steps(SOFT)["A6", 0]
    assert (one.km, one.by_distance, one.effort, one.wanted) == (3.2, True, 5, 2)
    assert one.blocks == (Block(run=22.2),)


@pytest.mark.parametrize("stage", B)
def test_table_b(stage):
    one = steps(BONE)[stage, 0]
    assert [(block.times, block.walk, block.run) for block in one.blocks] == B[stage]
    assert (one.wanted, one.km, one.a_week) == (2, None, None)
    assert one.days == (4 if stage in ("B2", "B3", "B4", "B5", "B6", "B7", "B8") else 0)


def test_b10_has_5_then_10_then_15_minutes_at_normal_pace_a_week_each():
    for part, minutes in enumerate((5, 10, 15), start=1):
        one = steps(BONE)["B10", part]
        assert sum(block.run for block in one.blocks) == 30
        assert [block.run for block in one.blocks if block.normal] == [minutes]
        assert (one.days, one.wanted, one.a_week) == (7, 2, 2)


def test_b11_is_a_third_run_a_week_then_a_fourth_two_weeks_each():
    for part, runs in ((1, 3), (2, 4)):
        one = steps(BONE)["B11", part]
        assert (one.a_week, one.days, one.wanted, one.blocks) == (runs, 14, 2 * runs, (Block(run=30),))


def test_b12_is_hills_after_4_weeks_then_speed():
    hills, speed = steps(BONE)["B12", 1], steps(BONE)["B12", 2]
    assert (hills.kind, hills.level_days, speed.kind) == (Kind.HILLS, 28, Kind.SPEED)
    assert steps(SOFT)["hills", 0].level_days == 0


def test_warm_up_is_that_of_the_rules():
    assert warm_up(HIP) == (10, 15)


@pytest.mark.parametrize(
    "begun",
    [
        replace(SOFT, group="bone"),
        replace(BONE, table="table-b-published"),
        replace(SOFT, table="table-a-weekly"),
        replace(SOFT, table="nowhere"),
        replace(BONE, table="table-a"),
    ],
)
def test_a_table_that_is_not_for_the_cause_is_refused(begun):
    with pytest.raises(Refusal):
        ladder(HIP, begun)
