"""What the check comes to in one case."""

import pytest

from runwell.check.answers import Answers
from runwell.check.beliefs import after
from runwell.check.interview import interview
from runwell.check.level import judge
from runwell.check.outcomes import asked, grouped, told
from runwell.refusals import Refusal

STORY = {"age-band": "17-39", "sex": "female", "pain-location-main": "groin-front", "trend": "worsening"}


def test_groups_hold_the_sum_of_their_causes_and_leave_out_the_unlisted_one(hip):
    even = dict.fromkeys([*hip.causes, "unlisted"], 1 / (len(hip.causes) + 1))
    groups = dict(grouped(hip, even))
    assert groups["muscle-strain"] == pytest.approx(4 * even["doms"])
    assert groups["normal-soreness"] == even["doms"]
    assert sum(groups.values()) == pytest.approx(1 - even["unlisted"])
    assert "unlisted" not in groups


def test_the_best_are_the_three_most_probable_groups_in_order(hip):
    outcome = told(hip, STORY)
    shares = [share for _, share in outcome.groups]
    assert shares == sorted(shares, reverse=True)
    assert outcome.best == tuple(group for group, _ in outcome.groups[:3])


def test_all_answers_at_once_are_weighed_whether_they_would_be_asked_or_not(hip):
    answers = Answers.of(hip, STORY)
    outcome = told(hip, STORY)
    judgement = judge(hip, answers, after(hip, answers))
    assert outcome.groups == grouped(hip, after(hip, answers).fits())
    assert (outcome.level, outcome.stop_running) == (judgement.level, judgement.stop_running)
    assert (outcome.pages, outcome.questions) == (None, len(STORY))


def test_the_adaptive_check_hears_what_it_asks_for_and_counts_what_it_asks(hip):
    outcome, heard = asked(hip, STORY), interview(hip, STORY)
    assert (outcome.pages, outcome.questions) == (heard.pages, len(heard.asked))
    assert outcome.groups == grouped(hip, after(hip, heard.answers).fits())


@pytest.mark.parametrize("way", [asked, told])
def test_an_answer_that_the_pack_does_not_have_is_refused(hip, way):
    with pytest.raises(Refusal, match="not an answer to sex"):
        way(hip, {"sex": "maybe"})
