"""Two ways of working out the same beliefs agree; looking ahead agrees with going there."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from runwell.check.answers import Answers
from runwell.check.beliefs import after
from runwell.check.foresight import foresee
from runwell.check.spread import draws, intervals
from runwell.check.weights import weigh
from tests.property.slow_beliefs import slow_beliefs, slow_fits
from tests.property.strategies import EVERY_ANSWER, HIP, answer_pairs, answers


@given(answer_pairs())
def test_beliefs_agree_with_a_slow_plain_reference(known):
    found = after(HIP, Answers.of(HIP, known)).as_mapping()
    slow = slow_beliefs(HIP, known)
    assert found.keys() == slow.keys()
    for cause, probability in slow.items():
        assert abs(found[cause] - probability) < 1e-9


@given(answer_pairs())
def test_fits_agree_with_a_slow_plain_reference(known):
    found = after(HIP, Answers.of(HIP, known)).fits()
    for cause, fit in slow_fits(HIP, known).items():
        assert abs(found[cause] - fit) < 1e-9


@given(answers(max_size=15), st.sampled_from([pair for pair in EVERY_ANSWER if pair in weigh(HIP).row]))
def test_foreseeing_an_answer_agrees_with_giving_it(known, ahead):
    if ahead[0] in known.values:
        return
    row = weigh(HIP).row[ahead]
    given_it = after(HIP, known.with_(HIP, dict([ahead]))).probability
    np.testing.assert_allclose(foresee(HIP, known).then[row], given_it, atol=1e-9)


@given(answers(max_size=15))
def test_the_chances_of_a_questions_answers_add_up_to_one(known):
    foresight = foresee(HIP, known)
    for rows in weigh(HIP).rows_of.values():
        assert abs(foresight.chance[rows].sum() - 1) < 0.02


@given(answers(max_size=20))
def test_intervals_are_the_same_each_time_and_in_order(known):
    low, high = intervals(HIP, known)
    again, _ = intervals(HIP, known)
    assert (low <= high).all()
    assert (low == again).all()
    np.testing.assert_allclose(draws(HIP, known).sum(axis=1), 1)
