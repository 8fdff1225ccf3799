"""How many of how many, with the interval that the literature prints."""

import pytest

from runwell.check.proportions import Proportion, Quartiles


@pytest.mark.parametrize(
    ("hits", "of", "low", "high"),
    [
        (81, 263, 0.2553, 0.3662),  # Newcombe, Stat Med 1998;17:857, table I, method 3
        (15, 148, 0.0624, 0.1605),  # the same
        (0, 20, 0.0000, 0.1611),  # the same
        (1, 29, 0.0061, 0.1718),  # the same
        (29, 29, 0.8830, 1.0000),
    ],
)
def test_the_interval_is_that_of_wilson(hits, of, low, high):
    assert Proportion(hits, of).interval == pytest.approx((low, high), abs=5e-5)


def test_nothing_of_nothing_may_be_anything():
    assert Proportion(0, 0).share is None
    assert Proportion(0, 0).interval == (0.0, 1.0)


def test_marks_that_do_not_apply_are_not_counted():
    assert Proportion.counted([True, None, False, True, None]) == Proportion(2, 3)


def test_the_interval_holds_the_share_and_narrows_with_more_cases():
    few, many = Proportion(3, 10), Proportion(300, 1000)
    for one in (few, many):
        assert one.interval[0] < one.share < one.interval[1]
    assert few.interval[1] - few.interval[0] > 5 * (many.interval[1] - many.interval[0])


def test_quartiles_are_those_of_the_values_in_any_order():
    assert Quartiles.across([5, 1, 3, 2, 4]) == Quartiles(2, 3, 4)
    assert Quartiles.across([]) is None
