"""What no log can make a programme do."""

from dataclasses import replace
from datetime import timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from runwell.programme.bands import Band, judged_day
from runwell.programme.because import Why
from runwell.programme.causes import group_of
from runwell.programme.choose import programme_of
from runwell.programme.course import Course
from runwell.programme.going_on import carried_on, tomorrow
from runwell.programme.situation import Situation
from tests.property.programmes import BEGUN, EVERYTHING, HIP, courses, day, mild_pains, pains

CAUSES = sorted(HIP.treatments.causes)
OPEN = [one for one in CAUSES if not HIP.progressions.bands[group_of(HIP, one)].locked]
DAYS = 9
# A dose is measured by what is counted; a load counts as more of it.
VARIABLES = ("hold", "repetitions", "sets", "load")


@st.composite
def begun(draw):
    situation = Situation(
        cause=draw(st.sampled_from(OPEN)),
        phase=draw(st.integers(1, 4)),
        gate=draw(st.sampled_from(["", "G1", "G2", "G3"])),
        equipment=EVERYTHING,
    )
    programme = programme_of(HIP, situation)
    if programme.prescriptions and draw(st.booleans()):
        place = draw(st.integers(0, len(programme.prescriptions) - 1))
        asked = list(programme.prescriptions)
        asked[place] = replace(asked[place], by_clinician=True)
        programme = replace(programme, prescriptions=tuple(asked))
    return situation, programme


@st.composite
def lived(draw):
    """A programme, and a log whose sessions hold its exercises; half of them are mild, so that they go on."""
    situation, programme = draw(begun())
    exercises = [one.exercise for one in programme.prescriptions] or ["bridge"]
    log = draw(courses(days=DAYS, exercises=exercises, pains=draw(st.sampled_from([pains, mild_pains]))))
    return situation, programme, log


def mornings_of(life):
    situation, programme, log = life
    return carried_on(HIP, programme, situation, log, BEGUN, day(DAYS))


def more(was, now):
    """Whether an exercise is asked for harder than before."""
    if was.exercise != now.exercise:
        return HIP.exercises[was.exercise].harder == now.exercise
    return any((getattr(now, name) or 0) > (getattr(was, name) or 0) for name in VARIABLES)


@settings(max_examples=60)
@given(lived())
def test_nobody_goes_on_after_a_red_morning(life):
    situation, _, log = life
    for number, changed in enumerate(mornings_of(life)):
        found = judged_day(HIP, group_of(HIP, situation.cause), log, day(number - 1))
        if found and found.band >= Band.RED:
            steps = [one for one in changed.changes if one.was and one.did.why is not Why.EASIER]
            assert not any(more(one.was, one.now) for one in steps)


@settings(max_examples=60)
@given(lived())
def test_what_a_clinician_set_is_kept(life):
    kept = [one for one in life[1].prescriptions if one.by_clinician]
    for changed in mornings_of(life):
        assert [one for one in changed.programme.prescriptions if one.by_clinician] == kept
        there = changed.meanwhile
        assert there is None or there.locked or all(one in there.prescriptions for one in kept)


@settings(max_examples=60)
@given(lived())
def test_one_variable_a_step_and_each_with_its_cause(life):
    for changed in mornings_of(life):
        for one in changed.changes:
            assert one.because
            if one.was and one.was.exercise == one.now.exercise:
                assert sum(getattr(one.was, name) != getattr(one.now, name) for name in VARIABLES) <= 1


@settings(max_examples=60)
@given(lived())
def test_a_bone_that_hurts_stops_that_morning(life):
    situation, programme, log = life
    if group_of(HIP, situation.cause) != "bone" or programme.locked:
        return
    for number, changed in enumerate(mornings_of(life)):
        morning = log.morning(day(number))
        sessions = log.sessions_of(day(number - 1))
        hurt = [morning.pain if morning else None, *(one.during for one in sessions)]
        if any(pain for pain in hurt if pain):
            assert changed.today.locked and not changed.today.prescriptions


@settings(max_examples=40)
@given(lived(), st.randoms())
def test_the_order_of_one_days_entries_changes_nothing(life, chance):
    situation, programme, log = life
    mixed = list(log.sessions)
    chance.shuffle(mixed)
    other = Course(tuple(sorted(mixed, key=lambda one: one.on)), log.mornings)
    again = carried_on(HIP, programme, situation, other, BEGUN, day(DAYS))
    assert [one.programme for one in again] == [one.programme for one in mornings_of(life)]


@given(st.sampled_from(CAUSES), st.integers(1, 4), st.sampled_from(["", "G1", "G3"]))
def test_an_empty_log_changes_nothing(cause, phase, gate):
    situation = Situation(cause=cause, phase=phase, gate=gate, equipment=EVERYTHING)
    programme = programme_of(HIP, situation)
    for back in range(3):
        changed = tomorrow(HIP, programme, situation, Course(), BEGUN + timedelta(days=back))
        assert (changed.programme, changed.changes, changed.meanwhile) == (programme, (), None)
