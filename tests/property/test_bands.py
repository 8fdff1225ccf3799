"""More pain never gives a milder band, and nothing that lacks ever raises or is mild."""

from dataclasses import replace

from hypothesis import assume, given
from hypothesis import strategies as st

from runwell.programme.bands import Band, judged, judged_day
from runwell.programme.course import Course
from tests.property.programmes import GROUPS, HIP, SOFT, day, mornings, sessions

LAST = 7


def band_of(group, course):
    return judged(HIP, group, course, course.sessions[-1]).band


@st.composite
def judged_courses(draw, morning=None):
    """A session on the last day, perhaps another on it or before, and mornings up to the one after it."""
    woken = [draw(st.none() | mornings(number)) for number in range(LAST - 3, LAST + 1)]
    woken.append(draw(st.none() | mornings(LAST + 1) if morning is None else morning))
    early = draw(st.lists(sessions(LAST - 2, HIP.exercises) | sessions(LAST, HIP.exercises), max_size=2))
    trained = sorted([*early, draw(sessions(LAST, HIP.exercises))], key=lambda one: one.on)
    return Course(tuple(trained), tuple(one for one in woken if one))


@given(st.sampled_from(GROUPS), judged_courses())
def test_every_session_has_a_band_with_a_cause(group, course):
    found = judged(HIP, group, course, course.sessions[-1])
    assert found.because
    assert (found.band is Band.LOCK) == HIP.progressions.bands[group].locked


@given(st.sampled_from(SOFT), judged_courses(), st.sampled_from(["during", "hour_after"]), st.integers(0, 10))
def test_more_pain_in_the_session_is_never_milder(group, course, which, more):
    last = course.sessions[-1]
    now = getattr(last, which)
    assume(now is not None)
    harder = Course((*course.sessions[:-1], replace(last, **{which: max(now, more)})), course.mornings)
    assert band_of(group, harder) >= band_of(group, course)


@given(
    st.sampled_from([*SOFT, "bone"]),
    judged_courses(mornings(LAST + 1, st.integers(0, 10))),
    st.integers(0, 10),
)
def test_more_pain_the_next_morning_is_never_milder(group, course, more):
    last = course.mornings[-1]
    worse = Course(course.sessions, (*course.mornings[:-1], replace(last, pain=max(more, last.pain))))
    assert band_of(group, worse) >= band_of(group, course)


@given(st.sampled_from(SOFT), judged_courses(), st.sampled_from(["during", "limp"]))
def test_an_answer_that_lacks_is_never_green(group, course, which):
    last = replace(course.sessions[-1], **{which: None})
    assert band_of(group, Course((*course.sessions[:-1], last), course.mornings)) >= Band.AMBER


@given(judged_courses())
def test_a_bone_with_any_pain_or_any_answer_that_lacks_stops(course):
    last, morning = course.sessions[-1], course.morning(course.sessions[-1].on + (day(1) - day(0)))
    pains = [last.during, last.hour_after, morning.pain if morning else None]
    free = all(pain == 0 for pain in pains) and last.limp is False and not last.also_red
    free = free and morning.woke is False and not morning.painkillers
    assert band_of("bone", course) is (Band.GREEN if free else Band.STOP_BONE)


@given(st.sampled_from(GROUPS), judged_courses(), st.randoms())
def test_the_order_of_one_days_entries_does_not_matter(group, course, chance):
    mixed = list(course.sessions)
    chance.shuffle(mixed)
    mixed.sort(key=lambda one: one.on)
    other = Course(tuple(mixed), course.mornings)
    on = course.sessions[-1].on
    assert judged_day(HIP, group, course, on) == judged_day(HIP, group, other, on)
