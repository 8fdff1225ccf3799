"""What a condition looks at."""

import pytest

from runwell.knowledge import conditions
from runwell.knowledge.condition_text import parse
from runwell.knowledge.conditions import AtLeast, Has, Posterior
from runwell.refusals import Refusal

TEXT = "fall = yes AND (pain >= 8 OR P(bone) >= 0.2) AND NOT (trend = better OR NOT side = left)"


def test_every_single_test_from_left_to_right():
    assert list(conditions.tests_in(parse(TEXT))) == [
        Has("fall", ("yes",)),
        AtLeast("pain", 8),
        Posterior("bone", 0.2),
        Has("trend", ("better",)),
        Has("side", ("left",)),
    ]


def test_the_findings_and_the_causes_it_looks_at():
    assert conditions.findings_in(parse(TEXT)) == {"fall", "pain", "trend", "side"}
    assert conditions.causes_in(parse(TEXT)) == {"bone"}


def test_the_findings_under_a_not():
    assert conditions.negated_findings(parse(TEXT)) == {"trend", "side"}
    assert conditions.negated_findings(parse("fall = yes OR pain >= 8")) == frozenset()


@pytest.mark.parametrize("threshold", [0, 1, -0.1, 1.5])
def test_a_probability_that_can_never_decide_is_refused(threshold):
    with pytest.raises(Refusal):
        Posterior("bone", threshold)


@pytest.mark.parametrize("values", [(), ("",), ("yes", "")])
def test_a_test_without_a_value_is_refused(values):
    with pytest.raises(Refusal):
        Has("fall", values)
