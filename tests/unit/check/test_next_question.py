"""Which page comes next, on the hip pack."""

import pytest

from runwell.check.answers import Answers
from runwell.check.interview import interview
from runwell.check.next_question import best, page_of, progress
from runwell.refusals import Refusal

PLAIN = {"age-band": "40-59", "sex": "female", "pain-location-main": "outer-hip", "walking-effect": "no-pain"}


def test_safety_comes_first(hip):
    answers, seen = Answers.of(hip, {}), []
    for _ in range(3):
        page = best(hip, answers)
        seen.append(page.id)
        answers = answers.with_(hip, {}, [finding.id for finding in page.findings])
    assert seen == ["about-you", "emergency-signs", "where"]


def test_a_sign_that_cannot_be_felt_where_it_hurts_is_not_asked(hip):
    groin = Answers.of(hip, {**PLAIN, "sex": "male", "pain-location-main": "groin-front"})
    outer = Answers.of(hip, {**PLAIN, "sex": "male"})
    asked = [
        {finding.id for finding in page_of(hip, "more-warning-signs", a).findings} for a in (groin, outer)
    ]
    assert asked[0] - asked[1] == {"testicular-pain", "urinary-gynae"}


def test_health_history_is_asked_of_everyone_but_who_has_fresh_pain(hip):
    history = set(hip.tick_lists["health-history"].findings)
    for duration in hip.findings["duration"].values:
        asked = set(interview(hip, {**PLAIN, "duration": duration}).asked)
        assert asked & history == (set() if duration == "under-5-days" else history)


def test_a_tick_list_leaves_out_what_does_not_apply(hip):
    asked = [finding.id for finding in page_of(hip, "more-warning-signs", Answers.of(hip, PLAIN)).findings]
    assert "testicular-pain" not in asked
    groin = {**PLAIN, "pain-location-main": "groin-front", "sex": "male"}
    male = page_of(hip, "more-warning-signs", Answers.of(hip, groin))
    assert "testicular-pain" in [finding.id for finding in male.findings]


def test_a_tick_list_counts_as_one_page(hip):
    page = page_of(hip, "emergency-signs", Answers.of(hip, {}))
    answers = Answers.of(hip, {}, asked=[finding.id for finding in page.findings])
    assert progress(hip, answers).pages_done == 1


def test_the_check_of_an_outer_hip_asks_where_lying_on_it_hurts(hip):
    assert "night-pain" in interview(hip, PLAIN).asked


def test_a_page_that_does_not_exist_or_apply_is_refused(hip):
    with pytest.raises(Refusal, match="“elbow” is not a page"):
        page_of(hip, "elbow", Answers.of(hip, {}))
    with pytest.raises(Refusal, match="is not a page"):
        page_of(hip, "fever-unwell", Answers.of(hip, {}))
    with pytest.raises(Refusal, match="does not apply"):
        page_of(hip, "menses-irregular", Answers.of(hip, {"sex": "male"}))


def test_a_clinicians_test_is_never_a_page(hip):
    with pytest.raises(Refusal, match="“ct-fadir” is not a page"):
        page_of(hip, "ct-fadir", Answers.of(hip, {}))


def test_a_hop_is_withheld_while_a_bone_cause_is_open_even_where_its_own_gate_would_open(hip):
    gate = hip.findings["st-hop"].shown_when
    assert gate is not None
    with pytest.raises(Refusal, match="does not apply"):
        page_of(hip, "st-hop", Answers.of(hip, PLAIN))
