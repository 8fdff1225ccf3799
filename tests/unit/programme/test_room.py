"""What an exit counts can be reached: the session keeps room for it."""

from datetime import date, timedelta

import pytest

from runwell.programme.causes import group_of
from runwell.programme.choose import programme_of
from runwell.programme.course import Course, Done, Morning, Session
from runwell.programme.going_on import tomorrow
from runwell.programme.phases import checks_of
from runwell.programme.prescription import LONGEST
from runwell.programme.room import in_full
from runwell.programme.situation import Situation, everyday
from runwell.records.packs import the_pack

HIP = the_pack("hip")
FIRST = date(2026, 1, 5)
COUNTED = sorted(
    {
        (cause, exercise, check.sets, check.repetitions)
        for cause in (*HIP.causes, *HIP.impairments)
        for check in checks_of(HIP, group_of(HIP, cause), ("load",), cause)
        for exercise in (check.exercises if check.counted == "green-sessions" and check.sets else ())
    }
)


def test_something_is_counted():
    assert {
        ("gluteal-tendinopathy", "offset-bridge", 2, 10),
        ("gluteal-tendinopathy", "offset-squat", 2, 10),
    } <= {*COUNTED}


@pytest.mark.parametrize(("cause", "exercise", "sets", "repetitions"), COUNTED)
def test_six_weeks_without_pain_reach_the_dose_that_the_exit_counts(cause, exercise, sets, repetitions):
    situation = Situation(cause=cause, phase=2, equipment=everyday(HIP) | {"band"}, weekdays=(1, 3, 5))
    now, sessions, mornings = programme_of(HIP, situation), [], []
    assert in_full(HIP, situation, now.prescriptions) <= LONGEST
    for day in (FIRST + timedelta(days=one) for one in range(42)):
        mornings.append(Morning(on=day, pain=1, woke=False, painkillers=False))
        course = Course(tuple(sessions), tuple(mornings))
        now = tomorrow(HIP, now, situation, course, day).programme
        if day.isoweekday() in now.weekdays:
            sessions.append(_well(now, day))
    (asked,) = (one for one in now.prescriptions if one.exercise == exercise)
    assert asked.sets >= sets
    assert asked.repetitions >= repetitions


def _well(now, day):
    done = tuple(
        Done(
            exercise=one.exercise,
            sets_asked=one.sets,
            sets_done=one.sets,
            reserve=4,
            repetitions=one.repetitions,
            seconds=one.hold,
        )
        for one in now.prescriptions
    )
    return Session(on=day, done=done, during=0, hour_after=0, limp=False, also_red=False)
