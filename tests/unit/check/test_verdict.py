"""Verdicts on stories that a clinician would recognize."""

from datetime import date

import pytest

from runwell.check.answers import Answers
from runwell.check.pages import names_on
from runwell.check.verdict import conclude
from runwell.knowledge.levels import Level

TUESDAY = date(2026, 11, 24)
BONE = {
    "age-band": "17-39",
    "sex": "female",
    "pain-location-main": "groin-front",
    "run-pain-pattern": "builds-during",
    "trend": "worsening",
    "duration": "5-days-to-6-weeks",
    "onset": "gradual",
    "walking-effect": "pain-no-limp",
    "training-change": "more-volume",
}
OUTER = {
    "age-band": "40-59",
    "sex": "female",
    "pain-location-main": "outer-hip",
    "night-pain": "only-lying-on-it",
    "stairs-pain": "yes",
    "onset": "gradual",
    "duration": "6-weeks-to-6-months",
    "trend": "same",
    "walking-effect": "no-pain",
    "press-outer-bone": "yes",
}

SORE = {
    "age-band": "17-39",
    "onset": "next-day",
    "duration": "under-5-days",
    "trend": "improving",
    "side": "both-sides",
    "tender-spot": "broad-muscle",
    "pain-location-main": "front-thigh",
    "walking-effect": "pain-no-limp",
    "run-pain-pattern": "only-after",
    "night-pain": "none",
}


def verdict(hip, known, asked=(), *, show_causes=True):
    return conclude(hip, Answers.of(hip, known, asked), today=TUESDAY, show_causes=show_causes)


def test_a_bone_stress_story_stops_the_running_and_sends_to_a_doctor(hip):
    found = verdict(hip, BONE)
    assert found.level >= Level.DOCTOR_WITHIN_DAYS
    assert found.stop_running
    assert "RF06" in {reason.rule for reason in found.why}
    assert found.causes[0].id == "femoral-neck-bsi"


def test_an_outer_hip_story_shows_tendon_and_bursa_as_one(hip):
    found = verdict(hip, OUTER)
    assert found.level is Level.PHYSICAL_THERAPIST
    assert not found.stop_running
    leading = found.causes[0]
    assert (leading.id, leading.band) == ("gtps", "fits well")
    assert leading.causes == ("gluteal-tendinopathy", "trochanteric-bursitis")
    assert leading.told_apart
    assert "trochanteric-bursitis" not in {cause.id for cause in found.causes[1:]}


def test_the_answers_that_speak_for_a_cause_are_the_runners_own(hip):
    speaks = verdict(hip, OUTER).causes[0].speaks_for
    assert 1 <= len(speaks) <= 3
    assert hip.findings["night-pain"].said("only-lying-on-it") in speaks


def test_advice_for_the_week_is_that_of_the_leading_cause_only_while_running_goes_on(hip):
    tendon = hip.causes["gluteal-tendinopathy"].this_week
    assert set(tendon) <= set(verdict(hip, OUTER).advice)
    stopped = verdict(hip, {**OUTER, "walking-effect": "limp"})
    assert stopped.stop_running
    assert not set(tendon) & set(stopped.advice)


def test_the_safety_net_names_days_as_americans_write_them(hip):
    days = " ".join(verdict(hip, OUTER).safety_net)
    assert "2026" not in days
    assert any(day in days for day in ("Tuesday, December", "Monday, November 30", "Monday, December"))


def test_safety_questions_that_stayed_open_say_what_they_would_change(hip):
    found = verdict(hip, OUTER, asked=["fever-unwell"])
    by_finding = {question.finding: question for question in found.open_questions}
    fever = by_finding["fever-unwell"]
    assert fever.would_raise_to is Level.URGENT_SAME_DAY
    assert fever.was_asked
    assert fever.what_to_do
    assert not by_finding["saddle-numbness"].was_asked
    assert found.open_questions[0].would_raise_to is Level.EMERGENCY


def test_a_question_that_was_answered_is_not_open(hip):
    found = verdict(hip, {**OUTER, "fever-unwell": "no"})
    assert "fever-unwell" not in {question.finding for question in found.open_questions}


@pytest.mark.parametrize("age", ["under-9", "9-16"])
def test_a_minor_gets_the_note_for_parents_and_no_advice_about_running(hip, age):
    found = verdict(hip, {**SORE, "age-band": age})
    assert found.minor
    assert found.advice[: len(hip.minor_note)] == hip.minor_note
    assert not any("run" in line.split() for line in found.advice)


@pytest.mark.parametrize("age", ["under-9", "9-16"])
def test_a_minor_is_never_left_to_self_care_and_stops_until_somebody_has_looked(hip, age):
    found = verdict(hip, {**SORE, "age-band": age})
    assert found.level >= Level.PHYSICAL_THERAPIST
    assert found.stop_running


def test_knowing_nothing_is_neither_self_care_nor_an_emergency(hip):
    assert verdict(hip, {}).level is Level.DOCTOR_WITHIN_DAYS


def nothing_alarming(hip):
    """A "no" to every red flag on the pages that everyone gets."""
    pages = (names_on(hip, page) for page in hip.limits.first_pages)
    return {name: "no" for names in pages for name in names if hip.findings[name].kind == "red-flag"}


def test_plain_soreness_may_be_looked_after_alone(hip):
    found = verdict(hip, {**SORE, **nothing_alarming(hip)})
    assert (found.level, found.causes[0].id) == (Level.SELF_CARE, "doms")


def test_what_a_lower_rule_says_to_do_does_not_stand_below_a_more_urgent_level(hip):
    found = verdict(hip, {**OUTER, "walking-effect": "limp"})
    assert found.level is Level.DOCTOR_WITHIN_DAYS
    lower = [reason for reason in found.why if reason.level < found.level]
    assert lower and all(reason.reason and not reason.what_to_do for reason in lower)
    assert [reason.what_to_do for reason in found.why if reason.level == found.level]


def test_nobody_is_sent_home_with_a_warning_sign_left_open(hip):
    known = nothing_alarming(hip)
    del known["fever-unwell"]
    found = verdict(hip, {**SORE, **known})
    assert (found.level, found.why[0].rule) == (Level.PHYSICAL_THERAPIST, "open-warning-sign")
    assert "fever-unwell" in {question.finding for question in found.open_questions}


def test_a_bone_stress_injury_that_is_not_unlikely_stops_the_running(hip):
    doubtful = {name: value for name, value in BONE.items() if name not in ("walking-effect", "trend")}
    found = verdict(hip, doubtful)
    assert not {"RF06", "RF07"} & {reason.rule for reason in found.why}
    assert found.stop_running
    assert found.level >= Level.DOCTOR_WITHIN_DAYS


def test_a_verdict_says_that_its_pack_is_unsigned_and_which_it_was(hip):
    found = verdict(hip, OUTER)
    assert found.pack == hip.version
    assert found.signed is False


def test_the_kept_form_holds_no_probability(hip):
    text = str(verdict(hip, OUTER).as_json())
    assert "probability" not in text
    assert "'low'" not in text


def test_an_emergency_question_that_needs_another_answer_is_listed_too(hip):
    found = verdict(hip, {"age-band": "17-39", "sex": "female"})
    fall = next(question for question in found.open_questions if question.finding == "trauma-recent")
    assert (fall.together, fall.would_raise_to) == (True, Level.EMERGENCY)
    assert "testicular-pain" not in {question.finding for question in found.open_questions}


def test_a_verdict_without_causes_names_none_among_its_reasons_either(hip):
    hidden = verdict(hip, OUTER, show_causes=False)
    names = [cause.plain_name for cause in hip.causes.values()]
    assert not any(name in str(hidden.as_json()) for name in names)
