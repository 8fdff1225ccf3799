"""Answers that exist are answers that the pack allows."""

import pytest

from runwell.check.answers import Answers
from runwell.check.change import changed
from runwell.refusals import Refusal


def test_an_unknown_finding_is_refused_by_its_name(hip):
    with pytest.raises(Refusal, match="“hip-colour” is not a finding of hip"):
        Answers.of(hip, {"hip-colour": "blue"})


def test_a_value_that_is_not_allowed_is_refused_with_what_is(hip):
    with pytest.raises(Refusal, match=r"“maybe” is not an answer to sex\. Use one of: female, male"):
        Answers.of(hip, {"sex": "maybe"})


def test_several_choices_are_taken_as_a_list_or_joined(hip):
    listed = Answers.of(hip, {"medication": ["blood-thinner", "bone-drug"]})
    assert listed == Answers.of(hip, {"medication": "blood-thinner|bone-drug"})
    assert listed.parts("medication") == ("blood-thinner", "bone-drug")
    with pytest.raises(Refusal, match="none"):
        Answers.of(hip, {"medication": "none|bone-drug"})


def test_a_number_on_the_scale_may_be_a_number(hip):
    assert Answers.of(hip, {"pain-run": 7}).value("pain-run") == "7"
    with pytest.raises(Refusal, match="“11”"):
        Answers.of(hip, {"pain-run": 11})


def test_i_dont_know_is_asked_and_has_no_value(hip):
    answers = Answers.of(hip, {"sex": "unknown"})
    assert answers.value("sex") is None
    assert answers.asked == {"sex"}


def test_an_answer_can_be_taken_back(hip):
    answers = Answers.of(hip, {"sex": "male"}).with_(hip, {"sex": "unknown"})
    assert answers.value("sex") is None


def test_changing_an_answer_puts_aside_what_no_longer_makes_sense(hip):
    before = Answers.of(
        hip, {"sex": "female", "menses-irregular": "yes", "age-band": "17-39", "onset": "gradual"}
    )
    after = changed(hip, before, {"sex": "male"})
    assert after.value("menses-irregular") is None
    assert "menses-irregular" not in after.asked
    assert after.value("onset") == "gradual"


def test_answering_the_next_question_puts_nothing_aside(hip):
    before = Answers.of(hip, {"menses-irregular": "yes"})
    assert changed(hip, before, {"sex": "male"}).value("menses-irregular") == "yes"
