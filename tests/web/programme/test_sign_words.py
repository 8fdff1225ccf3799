"""The signs of a plan: the most urgent first, those of the cause first among them, and none lost."""

import pytest

from runwell.programme.plan import plan_of
from runwell.programme.situation import Situation
from runwell.records.packs import the_pack
from runwell.web.sign_words import FIRST, by_urgency, for_group, sign_lines, signs_of

PACK = the_pack()
EVERY = {sign for advice in PACK.advice.values() for sign in advice.come_back_signs}


@pytest.mark.parametrize("level", PACK.advice)
def test_every_sign_stands_once_under_what_it_says_to_do(level):
    signs = PACK.advice[level].come_back_signs
    groups = by_urgency(signs)
    assert sorted(sign for one in groups for sign in one.signs) == sorted(signs)
    for one in groups:
        for sign in one.signs:
            assert ("call 911" in sign) == (one.title == "Call 911 now"), sign
            assert ("emergency room" in sign) == (one.title == "Go to an emergency room now"), sign
    titles = [str(one.title) for one in groups]
    assert titles == [
        one for one in ("Call 911 now", "Go to an emergency room now", "Be seen today") if one in titles
    ]


@pytest.mark.parametrize("group", FIRST)
def test_each_word_of_a_group_names_a_sign(group):
    assert group in {one.group for one in PACK.treatments.causes.values()}
    assert all(any(word in sign for sign in EVERY) for word in FIRST[group])


@pytest.mark.parametrize("cause", [*PACK.causes, *PACK.impairments])
def test_no_cause_loses_a_sign(cause):
    plan = plan_of(PACK, Situation(cause=cause))
    assert sorted(signs_of(PACK, plan)) == sorted(plan.signs)
    assert [line[2:] for line in sign_lines(PACK, plan) if line.startswith("- ")] == [
        sign for one in by_urgency(signs_of(PACK, plan)) for sign in one.signs
    ]


def test_what_the_cause_makes_likely_comes_first():
    signs = plan_of(PACK, Situation(cause="lumbar-referred")).signs
    assert "bladder" in for_group(signs, "referred")[0]
    assert "testicle" in for_group(signs, "groin")[0]
    assert for_group(signs, "unknown") == signs
