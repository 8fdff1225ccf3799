"""How uncertain numbers are held: as runners who were counted."""

import pytest

from runwell.check.spread import RowDistribution, equivalent_sample_size
from runwell.knowledge.likelihoods import Row
from runwell.knowledge.numbers import Interval

WIDE = Row({"yes": Interval(0.1, 0.3, 0.6), "no": Interval(0.4, 0.7, 0.9)})
NARROW = Row({"yes": Interval(0.25, 0.3, 0.35), "no": Interval(0.65, 0.7, 0.75)})


def test_the_mean_of_a_row_is_the_row():
    assert RowDistribution.of(WIDE).mean == pytest.approx({"yes": 0.3, "no": 0.7})


def test_a_narrow_range_is_worth_more_runners_than_a_wide_one():
    # 0.25-0.35 around 0.3 is a standard deviation of 0.0255: 0.3 x 0.7 / 0.0255^2 - 1 = 322 runners.
    assert equivalent_sample_size(NARROW) == pytest.approx(322, abs=1)
    assert equivalent_sample_size(WIDE) < 20


def test_confirmed_cases_are_learned_by_counting():
    before = RowDistribution.of(WIDE)
    after = before.learned({"yes": 30})
    size = equivalent_sample_size(WIDE)
    assert after.mean["yes"] == pytest.approx((0.3 * size + 30) / (size + 30))
    assert before.learned({}) == before


def test_what_is_well_known_moves_less():
    wide, narrow = (RowDistribution.of(row).learned({"yes": 10}).mean["yes"] for row in (WIDE, NARROW))
    assert wide - 0.3 > narrow - 0.3 > 0
