"""What expected harm owes to safety, whatever is believed; and what saying "I don't know" may end in."""

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from runwell.check.answers import UNKNOWN, Answers
from runwell.check.beliefs import Beliefs, after, fitting
from runwell.check.expected_harm import expected_harm, harm_of_bone, least_harm, levels_of_least_harm
from runwell.check.interview import interview
from runwell.check.level import OPEN, judge
from runwell.check.pages import applies, names_on, page_ids
from runwell.check.red_flags import answer_level, fired
from runwell.check.weights import weigh
from runwell.knowledge import conditions
from runwell.knowledge.levels import Level
from runwell.refusals import Refusal
from tests.property.strategies import HIP, answers

CAUSES = list(HIP.causes.values())
SERIOUS = [number for number, cause in enumerate(CAUSES) if cause.must_not_miss]
BONE = [number for number, cause in enumerate(CAUSES) if cause.bone]
SIZE = len(CAUSES) + 1  # the unlisted one last
PAGES = page_ids(HIP)
ALWAYS = [name for page in HIP.limits.first_pages for name in names_on(HIP, page)]
FLAGS = [name for name in ALWAYS if HIP.findings[name].kind == "red-flag"]
BELIEF = {cause.id: row for cause, row in zip(CAUSES, np.eye(SIZE) * 0.999 + 0.001 / SIZE, strict=False)}
CALM = {
    "age-band": "17-39",
    "sex": "male",
    "side": "one-side",
    "pain-location-main": "sit-bone-back-thigh",
    "pain-second-place": "none",
    "walking-effect": "no-pain",
    "onset": "gradual",
    "duration": "5-days-to-6-weeks",
    "trend": "improving",
    "run-pain-pattern": "starts-then-eases",
    "activity-limit": "run-less",
    "recent-long-event": "no",
}


@st.composite
def probabilities(draw):
    """Beliefs over the pack's causes and the unlisted one: flat ones, and ones in which a few stand out.

    Weights from e^-12 to 1 are the draws of a Dirichlet distribution whose parameters are small.
    """
    logs = draw(st.lists(st.floats(-12, 0), min_size=SIZE, max_size=SIZE))
    weights = np.exp(np.array(logs) * draw(st.sampled_from([0.1, 0.5, 1.0])))
    return weights / weights.sum()


@st.composite
def raised(draw, which):
    """(beliefs, the same with one of these causes raised and all others shrunk in proportion, the cause)."""
    before, number = draw(probabilities()), draw(st.sampled_from(which))
    best, second = np.sort(expected_harm(HIP, before))[:2]
    assume(second - best > 1e-6)  # two levels that do the same harm are told apart by rounding alone
    share = draw(st.floats(0, 0.999))  # where nothing of the others is left, nothing calls for their level
    return before, before * (1 - share) + share * np.eye(SIZE)[number], number


def believed(probability):
    """Beliefs with these probabilities; a cause's pictures keep their shares."""
    weights = weigh(HIP)
    shares = weights.prior / (weights.folding @ (weights.prior @ weights.folding))
    pictures = shares * (weights.folding @ probability)
    return Beliefs(weights.causes, probability, fitting(HIP, probability), pictures)


@given(raised(SERIOUS))
def test_a_must_not_miss_cause_that_becomes_likelier_never_lowers_the_level_of_least_harm(beliefs):
    before, likelier, _ = beliefs
    assert least_harm(HIP, likelier) >= least_harm(HIP, before)


@given(raised(SERIOUS), answers(max_size=12))
def test_nor_does_it_take_away_what_least_harm_and_the_answers_called_for(beliefs, known):
    before, likelier, _ = beliefs
    called_for = max(least_harm(HIP, before), answer_level(HIP, known))
    assert judge(HIP, known, believed(likelier)).level >= called_for


AT_THRESHOLDS = [
    (test.cause, test.threshold, other)
    for rule in HIP.rules
    if rule.on_beliefs
    for test in conditions.tests_in(rule.condition)
    for other in SERIOUS
    if CAUSES[other].id != test.cause
]


def test_nor_does_it_switch_off_a_rule_on_another_cause():
    fallen = []
    for cause, threshold, other in AT_THRESHOLDS:
        before = (1 - threshold - 1e-9) * BELIEF["doms"] + (threshold + 1e-9) * BELIEF[cause]
        likelier = 0.99 * before + 0.01 * np.eye(SIZE)[other]
        was, now = (judge(HIP, Answers.of(HIP, {}), believed(one)) for one in (before, likelier))
        if now.level < was.level or now.stop_running < was.stop_running:
            fallen.append((cause, CAUSES[other].id))
    assert fallen == []


@given(raised(BONE))
def test_a_bone_cause_that_becomes_likelier_never_lowers_what_bone_alone_calls_for(beliefs):
    before, likelier, _ = beliefs
    assert harm_of_bone(HIP, likelier) >= harm_of_bone(HIP, before)


@given(raised(BONE), answers(max_size=12))
def test_weight_on_bone_never_takes_away_the_stop(beliefs, known):
    before, likelier, _ = beliefs
    if harm_of_bone(HIP, before) >= Level.DOCTOR_WITHIN_DAYS:
        assert judge(HIP, known, believed(likelier)).stop_running


@given(probabilities())
def test_beliefs_alone_never_call_an_emergency(probability):
    assert least_harm(HIP, probability) < Level.EMERGENCY


@pytest.mark.parametrize("number", range(SIZE))
def test_not_even_a_cause_that_is_certain_calls_one(number):
    assert least_harm(HIP, np.eye(SIZE)[number]) < Level.EMERGENCY


@given(probabilities())
def test_what_bone_alone_calls_for_is_no_more_than_all_causes_together_do(probability):
    assert harm_of_bone(HIP, probability) <= least_harm(HIP, probability)


@given(st.lists(probabilities(), min_size=1, max_size=5))
def test_many_beliefs_at_once_are_judged_as_one_by_one(some):
    one_by_one = [least_harm(HIP, probability) for probability in some]
    assert levels_of_least_harm(HIP, np.array(some)).tolist() == one_by_one


@given(probabilities(), answers(max_size=20))
def test_the_verdict_is_no_lower_than_least_harm_or_a_rule_that_fired(probability, known):
    beliefs = believed(probability)
    judgement = judge(HIP, known, beliefs)
    assert judgement.level >= least_harm(HIP, probability)
    assert all(judgement.level >= rule.level for rule in fired(HIP, known, beliefs.for_rules(HIP)))


@given(st.lists(st.sampled_from(PAGES), unique=True))
def test_i_dont_know_to_everything_is_never_self_care_and_never_an_emergency(pages):
    unknown = {
        name: UNKNOWN for page in pages for name in names_on(HIP, page) if HIP.findings[name].who == "runner"
    }
    known = Answers.of(HIP, unknown)
    level = judge(HIP, known, after(HIP, known)).level
    assert Level.SELF_CARE < level < Level.EMERGENCY


def test_nor_is_a_whole_check_in_which_nothing_is_known():
    heard = interview(HIP, {})
    level = judge(HIP, heard.answers, after(HIP, heard.answers)).level
    assert Level.SELF_CARE < level < Level.EMERGENCY


@given(answers(max_size=20), probabilities(), st.sampled_from(FLAGS))
def test_an_open_warning_sign_that_everyone_is_asked_about_never_ends_in_self_care(known, probability, flag):
    left_open = known.with_(HIP, {flag: UNKNOWN})
    assume(applies(HIP, flag, left_open))
    assert judge(HIP, left_open, believed(probability)).level > Level.SELF_CARE


@given(st.sets(st.sampled_from(FLAGS)))
def test_only_an_open_warning_sign_keeps_plain_soreness_from_self_care(unanswered):
    said = {name: "no" for name in FLAGS if name not in unanswered}
    known = Answers.of(HIP, {**CALM, **said})
    left_open = any(applies(HIP, flag, known) for flag in unanswered)
    judgement = judge(HIP, known, believed(BELIEF["doms"]))
    assert (judgement.level > Level.SELF_CARE) == left_open
    assert (OPEN in {reason.rule for reason in judgement.reasons}) == left_open


def test_costs_that_rise_and_fall_would_lower_a_level_and_are_refused():
    late = HIP.harms.too_late["femoral-neck-bsi"]
    broken = {Level.SELF_CARE: 10.0, Level.PHYSICAL_THERAPIST: 130.0}
    table = np.array(HIP.harms.matrix(CAUSES))
    table[list(HIP.causes).index("femoral-neck-bsi"), :2] = list(broken.values())
    before = BELIEF["gluteal-tendinopathy"]
    likelier = 0.98 * before + 0.02 * BELIEF["femoral-neck-bsi"]
    assert (likelier @ table).argmin() < (before @ table).argmin()
    with pytest.raises(Refusal, match="the next one only"):
        replace(late, cost=broken)
