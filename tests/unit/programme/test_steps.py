"""A step up in the pack's order, the same again, a step back: exactly by progression.md, section 3."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from runwell.programme.bands import Band, Judged
from runwell.programme.because import Because, Why
from runwell.programme.course import Done, Said
from runwell.programme.dosing import first_dose
from runwell.programme.prescription import Prescription
from runwell.programme.step_back import back
from runwell.programme.step_up import loadable, up
from runwell.programme.steps import Day, stepped
from runwell.records.packs import the_pack

HIP = the_pack("hip")
TODAY = date(2026, 3, 20)
ISO = first_dose(HIP.exercises["iso-abduction-supine"])


def yes(exercise):
    return True


def no(exercise):
    return False


def a_day(back, band=Band.GREEN, **said):
    facts = {"exercise": ISO.exercise, "sets_asked": 1, "sets_done": 1, "reserve": 2, "repetitions": 20}
    done = Done(**{**facts, **said})
    return Day(TODAY - timedelta(days=back), Judged(band, (Because(Why.ALL_GOOD),)), (done,))


def step(*days, one=ISO, allowed=yes, others=()):
    return stepped(HIP, one, days, TODAY, allowed, others)


def test_two_green_sessions_in_a_row_are_a_step():
    found = step(a_day(3), a_day(1))
    assert (found.asked.hold, found.did.why, found.because[0].why) == (10, Why.LONGER_HOLD, Why.TWO_GREEN)
    assert found.asked.since == TODAY


@pytest.mark.parametrize(
    "days",
    [
        (a_day(1),),
        (a_day(3, Band.AMBER), a_day(1)),
        (a_day(3, sets_done=0), a_day(1)),
        (a_day(3), a_day(1, sets_done=0)),
        (a_day(3), a_day(1, reserve=1)),
        (a_day(3), a_day(1, reserve=None)),
        (a_day(3), a_day(1, skipped="no time")),
    ],
)
def test_less_than_that_is_none(days):
    assert step(*days).asked == ISO


@pytest.mark.parametrize("repetitions", [3, ISO.repetitions - 1, None])
def test_a_set_of_fewer_repetitions_than_asked_or_of_nobody_knows_how_many_earns_no_step(repetitions):
    assert step(a_day(3), a_day(1, repetitions=repetitions)).asked == ISO


@pytest.mark.parametrize(("seconds", "earned"), [(59, False), (60, True), (None, True)])
def test_one_long_hold_is_counted_by_its_seconds(seconds, earned):
    stretch = replace(ISO, repetitions=1, hold=60)
    found = step(a_day(3, repetitions=1), a_day(1, repetitions=1, seconds=seconds), one=stretch)
    assert (found.did is not None) is earned


def test_too_easy_stands_in_for_what_is_in_reserve():
    assert step(a_day(3), a_day(1, reserve=None, said=Said.TOO_EASY)).asked.hold == 10


def test_what_was_done_before_a_step_does_not_count_for_the_next():
    once = replace(ISO, since=TODAY - timedelta(days=2))
    assert step(a_day(3), a_day(1), one=once).asked == once


def test_amber_holds_and_red_steps_back():
    assert step(a_day(3), a_day(1, Band.AMBER)).did.why is Why.HELD
    assert step(a_day(3), a_day(1, Band.RED), one=replace(ISO, sets=2)).did.why is Why.SETS_HALVED


def test_hurts_steps_back_and_too_hard_holds_then_steps_back():
    two = replace(ISO, sets=2)
    assert step(a_day(3), a_day(1, said=Said.HURTS), one=two).did.why is Why.SETS_HALVED
    assert step(a_day(3), a_day(1, said=Said.TOO_HARD), one=two).did.why is Why.HELD
    twice = step(a_day(3, said=Said.TOO_HARD), a_day(1, said=Said.TOO_HARD), one=two)
    assert (twice.did.why, twice.because[0].why) == (Why.SETS_HALVED, Why.TOO_HARD_TWICE)


def test_what_a_clinician_set_is_kept_and_said():
    theirs = replace(ISO, by_clinician=True)
    for days in ((a_day(3), a_day(1)), (a_day(1, Band.RED),)):
        found = step(*days, one=theirs)
        assert (found.asked, found.did.why) == (theirs, Why.KEPT_BY_CLINICIAN)


def test_the_order_is_that_of_the_pack():
    walk, said = first_dose(HIP.exercises["iso-abduction-standing"]), []
    while walk.exercise == "iso-abduction-standing":
        walk, did = up(HIP, walk, yes, ())
        said.append(did.why)
    longer, more, harder = Why.LONGER_HOLD, Why.MORE_REPETITIONS, Why.HARDER
    assert said == [longer, longer, more, harder]
    offset = first_dose(HIP.exercises["offset-bridge"])
    whys = []
    while offset.exercise == "offset-bridge":
        offset, did = up(HIP, offset, yes, ())
        whys.append(did.why)
    assert whys == [more, more, more, Why.MORE_SETS, harder]
    text = HIP.progressions.fact("exercise-load", "one-variable").says
    order = [text.index(word) for word in ("hold", "repetitions", "sets", "load", "harder")]
    assert order == sorted(order)


def test_load_comes_before_the_harder_exercise_where_there_is_one():
    band = first_dose(HIP.exercises["monster-walk"])
    whys = []
    while band.exercise == "monster-walk":
        band, did = up(HIP, band, yes, ())
        whys.append(did.why)
    assert whys == [Why.MORE_LOAD, Why.MORE_LOAD, Why.HARDER]
    assert {one.id for one in HIP.exercises.values() if loadable(one)} == {
        "band-march",
        "hip-hinge",
        "hip-thrust",
        "monster-walk",
    }


def test_no_harder_exercise_that_is_not_allowed_or_there_already():
    top = Prescription(exercise="bridge", sets=1, repetitions=15, hold=3, rest=60)
    assert up(HIP, top, no, ())[1].why is Why.NOTHING_HARDER
    assert up(HIP, top, yes, {"offset-bridge"})[1].why is Why.NOTHING_HARDER


def test_back_is_half_the_sets_then_the_easier_then_less():
    clam = first_dose(HIP.exercises["clam"])
    half, did = back(HIP, clam, yes, ())
    assert (half.sets, half.halved, half.full_sets, did.why) == (1, True, 3, Why.SETS_HALVED)
    easier, did = back(HIP, half, yes, ())
    assert (easier.exercise, easier.fell_from, did.why) == ("iso-abduction-supine", "clam", Why.EASIER)
    less, did = back(HIP, half, no, ())
    assert (less.repetitions, did.why, did.cautious) == (5, Why.FEWER_REPETITIONS, True)
    least = replace(half, repetitions=1, hold=1)
    assert back(HIP, least, no, ())[1].why is Why.NOTHING_EASIER


def test_the_easier_exercise_begins_with_no_more_sets_than_were_left():
    half, _ = back(HIP, first_dose(HIP.exercises["side-lying-abduction"]), yes, ())
    easier, _ = back(HIP, half, yes, ())
    assert (easier.exercise, easier.sets, easier.halved, easier.full_sets) == ("clam", 1, True, 3)


def test_what_a_red_day_took_comes_back_first():
    clam = first_dose(HIP.exercises["clam"])
    half, _ = back(HIP, clam, yes, ())
    assert up(HIP, half, yes, ())[0] == clam
    easier, _ = back(HIP, half, yes, ())
    assert up(HIP, easier, yes, ())[0].exercise == "clam"


@pytest.mark.parametrize("exercise", HIP.exercises)
@pytest.mark.parametrize("allowed", [yes, no])
def test_back_after_a_step_up_never_ends_above_the_start(exercise, allowed):
    start = first_dose(HIP.exercises[exercise])
    for _ in range(9):
        after, _ = back(HIP, up(HIP, start, allowed, ())[0], allowed, ())
        if after.exercise == start.exercise:
            assert amount(after) <= amount(start)
        else:
            assert after.exercise in (HIP.exercises[exercise].easier, HIP.exercises[start.exercise].easier)
        start = up(HIP, start, no, ())[0]


def amount(one):
    heavier = 1 + HIP.progressions.fact("exercise-load", "load-step").value[-1] / 100 * one.load
    return one.sets * (one.repetitions or 1) * max(1, one.hold) * heavier
