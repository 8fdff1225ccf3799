"""How rules are judged, on rules that the test writes itself."""

import pytest

from runwell.check.answers import Answers
from runwell.check.red_flags import first, holds, judged
from runwell.knowledge.condition_text import parse


def said(asked=(), **values):
    known = {name.replace("_", "-"): value for name, value in values.items()}
    return Answers(known, frozenset(known) | frozenset(asked))


@pytest.mark.parametrize(
    ("condition", "answers", "so_far", "at_the_end"),
    [
        ("fever = yes", said(), None, False),
        ("fever = yes", said(asked=["fever"]), False, False),
        ("fever = yes", said(fever="yes"), True, True),
        ("fever = yes", said(fever="no"), False, False),
        ("NOT fever = yes", said(), None, True),
        ("NOT fever = yes", said(asked=["fever"]), True, True),
        ("NOT fever = yes", said(fever="yes"), False, False),
        ("fever = yes AND limp = yes", said(fever="no"), False, False),
        ("fever = yes AND limp = yes", said(fever="yes"), None, False),
        ("fever = yes OR limp = yes", said(fever="yes"), True, True),
        ("fever = yes OR limp = yes", said(fever="no"), None, False),
        ("fever = yes AND NOT days = few", said(fever="yes"), None, True),
        ("fever = yes AND NOT days = few", said(fever="yes", asked=["days"]), True, True),
        ("fever = yes AND NOT days = few", said(fever="yes", days="few"), False, False),
        ("pain >= 8", said(pain="8"), True, True),
        ("pain >= 8", said(pain="10"), True, True),
        ("pain >= 8", said(pain="7"), False, False),
        ("pain >= 8", said(), None, False),
        ("drug in [a|b]", said(drug="b|c"), True, True),
        ("drug = a", said(drug="b|c"), False, False),
        ("P(bone) >= 0.5", said(), None, False),
    ],
)
def test_a_condition_is_open_while_its_questions_are_and_closed_at_the_end(
    condition, answers, so_far, at_the_end
):
    assert judged(parse(condition), answers) is so_far
    assert holds(parse(condition), answers) is at_the_end


def test_beliefs_are_compared_with_their_threshold():
    rule = parse("P(bone) >= 0.08 OR P(joint) >= 0.5")
    assert holds(rule, said(), {"bone": 0.08, "joint": 0.1})
    assert not holds(rule, said(), {"bone": 0.079, "joint": 0.49})


def test_the_most_serious_ending_rule_is_the_first(hip):
    answers = Answers.of(hip, {"fever-unwell": "yes", "saddle-numbness": "yes"})
    assert first(hip, answers).level.id == "emergency"
    assert first(hip, Answers.of(hip, {"fever-unwell": "yes"})).level.id == "urgent-same-day"


def test_a_doctor_within_days_does_not_end_the_check(hip):
    assert first(hip, Answers.of(hip, {"leg-weakness": "yes"})) is None


def test_a_rule_with_not_ends_the_check_only_once_its_finding_was_asked(hip):
    # RF50: new need for support, unless the pain is old.
    support = {"walking-effect": "needs-support"}
    assert first(hip, Answers.of(hip, support)) is None
    assert first(hip, Answers.of(hip, support, asked=["duration"])).id == "RF50"
    assert first(hip, Answers.of(hip, {**support, "duration": "over-6-months"})) is None
