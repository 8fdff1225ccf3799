"""Runs, mornings and whole ways back for tests: as somebody would have them who does what is planned."""

from datetime import UTC, date, datetime, timedelta

from runwell.records.packs import the_pack
from runwell.running.comeback.ladder import JOG_SPEED, WALK_SPEED
from runwell.running.comeback.replay import stands
from runwell.running.comeback.values import Begun, Gates, Level, Light, MorningSaid
from runwell.running.summary import Summary

HIP = the_pack("hip")
DAY, FIRST = timedelta(days=1), date(2026, 3, 2)  # a Monday
EVERY_DAY = (0, 1, 2, 3, 4, 5, 6)
SOFT = Begun(group="gtps", cause="gluteal-tendinopathy", table="table-a", on=FIRST, weekdays=EVERY_DAY)
BONE = Begun(group="bone", cause="femoral-neck-bsi", table="table-b", on=FIRST, weekdays=EVERY_DAY)
OPEN = Gates(phase=4, run_gate=FIRST)
BONE_OPEN = Gates(phase=4, g2=FIRST, g3=FIRST, diagnosed=FIRST - 100 * DAY)
KNOWN = Level(weekly_km=30.0, longest_km=12.0, easy_speed=JOG_SPEED)


def run(on, ran=0.0, walked=0.0, block=None, km=None, hour=18, name="", **also):
    """A run of so many minutes; km: None works it out of easy running and walking."""
    seconds = 60 * (ran + walked)
    meters = 60 * (ran * JOG_SPEED + walked * WALK_SPEED) if km is None else km * 1000
    return Summary(
        id=name or f"{on}-{hour}",
        began=datetime(on.year, on.month, on.day, hour, tzinfo=UTC),
        timer=seconds,
        elapsed=seconds,
        **{
            "meters": meters,
            "run_seconds": 60 * ran,
            "walk_seconds": 60 * walked,
            "longest_block": 60 * (ran if block is None else block),
            **also,
        },
    )


def as_planned(planned, **also):
    """The run that was asked for, at easy speed."""
    if planned.by_distance:
        minutes = planned.km * 1000 / JOG_SPEED / 60
        return run(planned.on, ran=minutes, km=planned.km, **also)
    return run(planned.on, planned.run_minutes, planned.walk_minutes, planned.longest_block, **also)


def good(on, **also):
    return MorningSaid(on=on, **{"light": Light.GREEN, **also})


def lived(begun, gates, days, morning=good, does=as_planned):
    """Somebody who each day looks at the plan and does it; yields each day's view before and after."""
    runs, said = [], []
    for number in range(days):
        today = begun.on + number * DAY
        one = morning(today)
        said += [one] if one else []
        before = stands(HIP, begun, runs, said, gates, today, count=1)
        due = next((plan for plan in before.planned if plan.on == today), None)
        done = does(due) if due else None
        runs += [done] if done else []
        yield before, due, done, stands(HIP, begun, runs, said, gates, today)
