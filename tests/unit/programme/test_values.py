"""A value that exists is valid."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from runwell.programme.because import Because, Why
from runwell.programme.course import Course, Done, Morning, Session
from runwell.programme.prescription import Prescription, Programme
from runwell.programme.situation import Situation, demand_known
from runwell.records.packs import the_pack
from runwell.refusals import Refusal

DAY = date(2026, 11, 23)
BRIDGE = {"exercise": "bridge", "sets": 1, "repetitions": 10, "hold": 3, "rest": 60}


@given(st.integers(-100, 100))
def test_pain_is_on_a_scale_from_0_to_10(value):
    fits = 0 <= value <= 10
    for make in (
        lambda: Morning(on=DAY, pain=value),
        lambda: Session(on=DAY, done=(), during=value),
        lambda: Session(on=DAY, done=(), hour_after=value),
        lambda: Session(on=DAY, done=(), effort=value),
    ):
        if fits:
            make()
        else:
            with pytest.raises(Refusal, match="0 to 10"):
                make()


def test_nothing_said_is_not_no_pain():
    assert Morning(on=DAY).pain is None and Session(on=DAY, done=()).during is None


@pytest.mark.parametrize("wrong", [{"sets": 0}, {"repetitions": 0}, {"hold": -1}, {"rest": -1}, {"load": -1}])
def test_a_dose_is_something_to_do(wrong):
    with pytest.raises(Refusal):
        Prescription(**{**BRIDGE, **wrong})


def test_a_locked_programme_has_no_exercise():
    lock = (Because(Why.LOCKED_GROUP),)
    made = {"pack": "1", "cause": "tumour", "phase": 1, "weekdays": (1,), "locked": lock}
    assert Programme(**made).prescriptions == ()
    with pytest.raises(Refusal):
        Programme(**made, prescriptions=(Prescription(**BRIDGE),))


def test_no_exercise_stands_there_twice():
    twice = (Prescription(**BRIDGE),) * 2
    with pytest.raises(Refusal, match="twice"):
        Programme(pack="1", cause="hip-oa", phase=1, weekdays=(1,), prescriptions=twice)


@pytest.mark.parametrize("days", [(), (0,), (8,), (1, 1)])
def test_weekdays_are_days_of_a_week(days):
    with pytest.raises(Refusal, match="weekdays"):
        Situation(cause="hip-oa", weekdays=days)


def test_a_log_is_in_order_with_one_morning_a_day():
    later = DAY + timedelta(days=1)
    Course(mornings=(Morning(on=DAY), Morning(on=later)))
    for days in ((later, DAY), (DAY, DAY)):
        with pytest.raises(Refusal):
            Course(mornings=tuple(Morning(on=day) for day in days))
    with pytest.raises(Refusal):
        Course(sessions=(Session(on=later, done=()), Session(on=DAY, done=())))


def test_what_was_skipped_or_cut_short_is_not_whole():
    assert Done(exercise="bridge", sets_asked=2, sets_done=2).whole
    assert not Done(exercise="bridge", sets_asked=2, sets_done=1).whole
    assert not Done(exercise="bridge", sets_asked=2, sets_done=2, skipped="no mat").whole


def test_a_cause_or_gate_that_the_pack_does_not_have_is_refused_by_name():
    pack = the_pack()
    for known in [*pack.causes, *pack.impairments]:
        demand_known(pack, Situation(cause=known, gate="G3"))
    with pytest.raises(Refusal, match="flat-feet"):
        demand_known(pack, Situation(cause="hip-oa", also=("flat-feet",)))
    with pytest.raises(Refusal, match="G7"):
        demand_known(pack, Situation(cause="hip-oa", gate="G7"))
