"""The values read back as they were kept, and none exists that makes no sense."""

import json
from datetime import date

import pytest

from runwell.knowledge.facts import Standing
from runwell.records.plain_values import plain, read
from runwell.refusals import Refusal
from runwell.running.comeback.values import (
    Begun,
    Block,
    Decision,
    Gates,
    Goal,
    Graded,
    Kind,
    Level,
    Light,
    MorningSaid,
    Outcome,
    Planned,
    Race,
    RaceView,
    Stands,
    What,
)
from runwell.running.comeback.why import Reason, Why

DAY = date(2026, 3, 2)
BEGUN = Begun(
    group="tendon",
    cause="gluteal-tendinopathy",
    table="table-a",
    on=DAY,
    weekdays=(0, 2, 5),
    level=Level(weekly_km=30, longest_km=12.5, easy_speed=2.7),
    race=Race(on=date(2026, 10, 4), km=21),
    stage="A2",
)
PLANNED = Planned(on=DAY, stage="B6", blocks=(Block(walk=1, run=9, times=2), Block(walk=5)), warm_up=(10, 15))
WHY = Reason(Why.RAN_MORE, {"ran": 12, "planned": 9.5}, Standing.EXPERT)


@pytest.mark.parametrize(
    "value",
    [
        BEGUN,
        MorningSaid(on=DAY, light=Light.AMBER, painkillers=True),
        Gates(phase=4, run_gate=DAY, seen=(DAY,)),
        PLANNED,
        Graded(on=DAY, outcome=Outcome.OVER, because=(WHY,), planned=PLANNED, runs=("a", "b")),
        Decision(on=DAY, what=What.REPEAT, stage="B6", because=(WHY,)),
        Stands(
            on=DAY,
            stage="longer",
            part=0,
            kind=Kind.LONGER,
            done=1,
            wanted=2,
            planned=(PLANNED,),
            goal=Goal(view=RaceView.NOT_BY_THEN, longest_km=19.1, because=(WHY,), earliest=DAY),
        ),
    ],
)
def test_it_reads_back_from_json_as_it_was(value):
    assert read(type(value), json.loads(json.dumps(plain(value)))) == value


@pytest.mark.parametrize(
    "made",
    [
        lambda: Begun(group="tendon", cause="x", table="table-a", on=DAY, weekdays=()),
        lambda: Begun(group="tendon", cause="x", table="table-a", on=DAY, weekdays=(5, 2)),
        lambda: Begun(group="tendon", cause="x", table="table-a", on=DAY, weekdays=(7,)),
        lambda: Level(weekly_km=-1),
        lambda: Level(easy_speed=30),
        lambda: Race(on=DAY, km=0),
        lambda: Gates(phase=5),
        lambda: Block(),
        lambda: Block(walk=-1, run=5),
        lambda: Planned(on=DAY, stage="A6", blocks=()),
        lambda: Planned(on=DAY, stage="A6", blocks=(Block(run=20),), by_distance=True),
    ],
)
def test_what_makes_no_sense_is_refused(made):
    with pytest.raises(Refusal):
        made()


def test_the_minutes_of_a_run_follow_from_its_blocks():
    assert (PLANNED.run_minutes, PLANNED.walk_minutes, PLANNED.longest_block, PLANNED.run_blocks) == (
        18,
        7,
        9,
        2,
    )
    whole = Planned(on=DAY, stage="B10", blocks=(Block(run=15), Block(run=5, normal=True), Block(run=10)))
    assert (whole.run_minutes, whole.walk_minutes, whole.longest_block) == (30, 0, 30)
