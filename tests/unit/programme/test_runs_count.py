"""Runs are judged as sessions are: they begin flares and stop bones, and earn no step of an exercise."""

from datetime import date, timedelta

import pytest

from runwell.programme import flare
from runwell.programme.bands import Band, judged_day
from runwell.programme.choose import programme_of
from runwell.programme.course import Course, Done, Morning, Session
from runwell.programme.going_on import tomorrow
from runwell.programme.situation import Situation, everyday
from runwell.records.packs import the_pack
from runwell.refusals import Refusal

HIP = the_pack("hip")

DAY = timedelta(days=1)
RUN_DAY = date(2026, 11, 20)
MORNINGS = tuple(Morning(on=RUN_DAY + DAY * n, pain=1, woke=False, painkillers=False) for n in range(-14, 4))


def ran(pain, on=RUN_DAY, **said):
    return Session(on=on, done=(), during=pain, hour_after=0, limp=False, also_red=False, **said)


def course(*runs, **rest):
    return Course(mornings=MORNINGS, runs=runs, **rest)


def test_a_run_is_judged_by_the_pain_in_it():
    assert judged_day(HIP, "tendon", course(ran(1)), RUN_DAY).band is Band.GREEN
    assert judged_day(HIP, "tendon", course(ran(4)), RUN_DAY).band is Band.AMBER
    assert judged_day(HIP, "tendon", course(ran(7)), RUN_DAY).band is Band.RED
    assert judged_day(HIP, "tendon", course(), RUN_DAY) is None


def test_the_worse_of_session_and_run_counts():
    both = course(ran(7), sessions=(ran(0),))
    assert judged_day(HIP, "tendon", both, RUN_DAY).band is Band.RED


def test_two_red_runs_in_a_week_are_a_flare():
    one, two = ran(7, RUN_DAY - DAY * 3), ran(8)
    assert flare.begins(HIP, "tendon", course(two), RUN_DAY + DAY) is None
    assert flare.begins(HIP, "tendon", course(one, two), RUN_DAY + DAY).began == RUN_DAY + DAY


def test_a_limp_after_a_run_is_a_flare():
    limped = Session(on=RUN_DAY, done=(), during=1, hour_after=0, limp=True, also_red=False)
    assert flare.begins(HIP, "tendon", course(ran(1, RUN_DAY - DAY * 2), limped), RUN_DAY + DAY)


def begun(pack, cause, **there):
    situation = Situation(cause=cause, equipment=everyday(pack), phase=3, **there)
    return situation, programme_of(pack, situation)


def test_a_run_alone_moves_no_exercise():
    situation, programme = begun(HIP, "hamstring-tendinopathy")
    done = tuple(
        Done(exercise=one.exercise, sets_asked=one.sets, sets_done=one.sets, reserve=4, repetitions=40)
        for one in programme.prescriptions
    )
    good = {"during": 0, "hour_after": 0, "limp": False, "also_red": False}
    sessions = tuple(Session(on=RUN_DAY - DAY * n, done=done, **good) for n in (4, 2))
    after_session = tomorrow(HIP, programme, situation, course(sessions=sessions), RUN_DAY - DAY)
    after_run = tomorrow(HIP, programme, situation, course(ran(0), sessions=sessions), RUN_DAY + DAY)
    assert after_session.programme != programme, "the sessions themselves earn a step"
    assert after_run.programme == programme


def test_a_run_that_hurts_an_injured_bone_stops_everything():
    situation, programme = begun(HIP, "femoral-neck-bsi", gate="G3")
    calm = tuple(Morning(on=one.on, pain=0, woke=False, painkillers=False) for one in MORNINGS)
    hurt = tomorrow(HIP, programme, situation, Course(mornings=calm, runs=(ran(1),)), RUN_DAY + DAY)
    fine = tomorrow(HIP, programme, situation, Course(mornings=calm, runs=(ran(0),)), RUN_DAY + DAY)
    assert hurt.today.locked and hurt.flares[-1].bone
    assert not fine.today.locked


def test_runs_out_of_order_are_refused():
    with pytest.raises(Refusal):
        course(ran(0), ran(0, RUN_DAY - DAY))
