"""What was logged reads back as the progression rules want it, on the careful side where words differ."""

from datetime import timedelta

import pytest
from django.utils import timezone

from runwell.programme.course import Course, Said
from runwell.records import access
from runwell.records.actions.mornings import keep_morning
from runwell.records.actions.session_answers import answer_about_session
from runwell.records.actions.session_sync import take_in_sessions
from runwell.refusals import Refusal
from tests.records.whole_programme import answers, entry, kept

pytestmark = pytest.mark.django_db
TODAY = timezone.localdate()


@pytest.fixture
def program(patient):
    return kept(patient)


def read(patient, *entries):
    take_in_sessions(by=patient, patient_id=patient.patient.id, entries=list(entries))
    return access.course_of(patient.patient)


def only(course):
    (session,) = course.sessions
    (done,) = session.done
    return session, done


def test_nothing_logged_is_an_empty_course(patient):
    assert access.course_of(patient.patient) == Course()


def test_a_whole_session_with_what_was_answered(patient, program):
    said = answers(program, during=2, effort=5, limp=False, also_red=False)
    sets = [entry(program, number, reserve=5 - number) for number in (1, 2, 3)]
    session, done = only(read(patient, *sets, said))
    assert (session.on, session.during, session.hour_after, session.effort) == (TODAY, 2, None, 5)
    assert (session.limp, session.also_red) == (False, False)
    assert (done.exercise, done.sets_asked, done.sets_done, done.reserve, done.whole) == (
        "bridge",
        3,
        3,
        2,
        True,
    )


def test_a_set_of_an_exercise_with_sides_is_done_when_both_are(patient, program):
    sides = [entry(program, n, exercise="clam", side=side) for n in (1, 2) for side in ("left", "right")]
    assert only(read(patient, *sides[:3]))[1].sets_done == 1
    assert only(read(patient, *sides))[1].sets_done == 2


def test_what_the_less_full_word_says_of_pain_still_counts(patient, program):
    hurt = entry(program, device=1, said="hurts", pain=6, repetitions=None)
    session, done = only(
        read(patient, hurt, entry(program, device=2, reserve=4, seconds=30, said="too-easy"))
    )
    assert (session.during, done.said, done.reserve) == (6, Said.HURTS, 4)


def test_no_pain_in_one_set_says_nothing_of_the_session(patient, program):
    assert only(read(patient, entry(program, pain=0)))[0].during is None


def test_what_was_skipped_says_why(patient, program):
    _, done = only(read(patient, entry(program, skipped="no time", repetitions=None)))
    assert (done.sets_done, done.skipped, done.whole) == (0, "no time", False)


def test_a_session_after_midnight_counts_for_the_day_on_which_it_was_done(patient, program):
    planned = (TODAY - timedelta(days=1)).isoformat()
    assert only(read(patient, entry(program, planned=planned)))[0].on == TODAY


def test_later_answers_stand_over_earlier_ones_each_question_by_itself(patient, program):
    read(patient, entry(program), answers(program, during=5, effort=3))
    words = {"patient_id": patient.patient.id, "programme_id": program.id, "planned_on": TODAY}
    answer_about_session(by=patient, during=1, hour_after=0, **words)
    session, _ = only(access.course_of(patient.patient))
    assert (session.during, session.hour_after, session.effort) == (1, 0, 3)


@pytest.mark.parametrize("wrong", [{"during": 11}, {"effort": -1}, {"hour_after": 2.5}, {"limp": "yes"}])
def test_an_answer_beyond_its_scale_is_refused(patient, program, wrong):
    with pytest.raises(Refusal):
        answer_about_session(
            by=patient, patient_id=patient.patient.id, programme_id=program.id, planned_on=TODAY, **wrong
        )


def test_a_morning_is_one_a_day_and_what_was_said_stays(patient):
    words = {"by": patient, "patient_id": patient.patient.id, "on": TODAY}
    keep_morning(pain=3, painkillers=False, notes="stiff", **words)
    keep_morning(woke=True, **words)
    assert keep_morning(pain=2, **words).notes == "stiff"
    (morning,) = access.course_of(patient.patient).mornings
    assert (morning.pain, morning.woke, morning.painkillers) == (2, True, False)


@pytest.mark.parametrize(
    "wrong",
    [
        {"pain": 11},
        {"sleep": 25},
        {"pain": True},
        {"notes": "x" * 1001},
        {"on": TODAY + timedelta(days=2)},
        {"on": TODAY - timedelta(days=400)},
    ],
)
def test_a_morning_that_cannot_be_is_refused(patient, wrong):
    with pytest.raises(Refusal):
        keep_morning(**{"by": patient, "patient_id": patient.patient.id, "on": TODAY, **wrong})
    assert access.course_of(patient.patient) == Course()


def test_the_course_of_one_holds_nothing_of_another(patient, other_patient, program):
    read(patient, entry(program))
    keep_morning(by=patient, patient_id=patient.patient.id, on=TODAY, pain=1)
    assert access.course_of(other_patient.patient) == Course()


def test_the_fewest_of_any_set_is_what_was_done_of_each(patient, program):
    full, short = entry(program), entry(program, 2, repetitions=3, seconds=9)
    _, done = only(read(patient, full, short))
    assert (done.sets_done, done.repetitions, done.seconds) == (2, 3, None)
