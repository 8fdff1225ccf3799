"""Stories that a sports physician wrote against the check, each with what must come out of it."""

from datetime import date

import pytest

from runwell.check.answers import Answers
from runwell.check.interview import interview
from runwell.check.next_question import page_of, withheld
from runwell.check.verdict import conclude
from runwell.knowledge.levels import Level

BASE = {
    "age-band": "17-39",
    "sex": "male",
    "onset": "gradual",
    "duration": "5-days-to-6-weeks",
    "trend": "same",
    "run-pain-pattern": "starts-then-eases",
    "walking-effect": "no-pain",
    "pain-location-main": "outer-hip",
}
EARLY_LIMP = {"walking-effect": "limp", "duration": "under-5-days", "onset": "during-one-session"}
FALL = {"trauma-recent": "yes", "onset": "trauma", "walking-effect": "limp", "duration": "under-5-days"}
OLD_FALL = {"age-band": "60-plus", "trauma-recent": "yes", "duration": "under-5-days", "trend": "improving"}
KNEE = {"age-band": "9-16", "pain-location-main": "inner-thigh", "pain-second-place": "knee"}
GERMS = {"infection-risk": "yes", "rest-pain": "yes", "duration": "under-5-days", "trend": "worsening"}


def verdict(hip, **more):
    known = {**BASE, **{name.replace("_", "-"): value for name, value in more.items()}}
    return conclude(hip, Answers.of(hip, known), today=date(2026, 11, 24), show_causes=True)


@pytest.mark.parametrize(
    ("story", "level"),
    [
        (EARLY_LIMP, Level.PHYSICAL_THERAPIST),
        (FALL, Level.URGENT_SAME_DAY),
        (OLD_FALL, Level.DOCTOR_WITHIN_DAYS),
        (KNEE, Level.URGENT_SAME_DAY),
        (GERMS, Level.URGENT_SAME_DAY),
    ],
)
def test_the_level_is_at_least_what_the_physician_wants_and_running_stops(hip, story, level):
    found = verdict(hip, **{name.replace("-", "_"): value for name, value in story.items()})
    assert found.level >= level
    assert found.stop_running


def test_a_runner_who_does_not_say_their_sex_is_still_asked_about_a_testicle(hip):
    unknown = Answers.of(hip, {"age-band": "17-39"}, asked=["sex"])
    asked = [finding.id for finding in page_of(hip, "more-warning-signs", unknown).findings]
    assert "testicular-pain" in asked


def test_the_history_of_cancer_steroids_and_weight_is_always_asked(hip):
    heard = interview(hip, BASE)
    assert {"cancer-history", "steroid-use", "weight-loss", "prior-bsi"} <= set(heard.asked)


def test_no_self_test_is_asked_once_a_rule_has_stopped_the_running(hip):
    limping = Answers.of(hip, {**BASE, "walking-effect": "limp"})
    tests = {name for name, finding in hip.findings.items() if finding.kind == "self-test"}
    assert withheld(hip, limping) == tests


def test_a_rule_that_was_never_asked_about_is_no_reason_after_an_early_end(hip):
    early = conclude(
        hip,
        Answers.of(hip, {"age-band": "9-16", "sex": "male", "testicular-pain": "yes"}),
        today=date(2026, 11, 24),
        show_causes=True,
    )
    assert early.ended_early
    assert "RF65" not in {reason.rule for reason in early.why}
