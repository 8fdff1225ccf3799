"""Spikes, weeks, curves and effort of made-up runners."""

from dataclasses import replace
from datetime import timedelta

import pytest

from runwell.running.curves import curves
from runwell.running.effort import Deviation, week_effort
from runwell.running.load import acute_chronic_not_shown, next_cap, spikes
from runwell.running.outings import outings
from runwell.running.weekly import Rise, week_change, weeks
from tests.made_runs import FIRST, HIP, days, summary


def later(number, km, **said):
    return summary(FIRST + timedelta(days=number), km, **said)


def test_a_run_of_62_percent_more():
    found = spikes([*(summary(on, 8.0 * 1.609344) for on in days(FIRST, 20, 2)), later(21, 20.87)], HIP)[-1]
    assert found.is_one and found.band.id == "moderate"
    assert found.longer_by == pytest.approx(62.1, abs=0.1)
    assert found.before.on < found.on


def test_the_thirtieth_day_before_counts_and_the_day_before_it_does_not():
    assert spikes([later(0, 10), later(30, 12)], HIP)[-1].ratio == 1.2
    alone = spikes([later(0, 10), later(31, 12)], HIP)[-1]
    assert (alone.ratio, alone.band, alone.before, alone.is_one) == (None, None, None, False)


def test_recordings_of_one_day_that_a_short_pause_joins_are_one_run():
    first = later(5, 6, hour=7)  # till 7:36
    joined = outings([first, later(5, 4, hour=8.5)], HIP)
    assert [one.km for one in joined] == [10]
    apart = outings([first, later(5, 4, hour=8.65)], HIP)
    assert [one.km for one in apart] == [6, 4]
    ratios = [one.ratio for one in spikes([first, later(5, 4, hour=8.65)], HIP)]
    assert ratios == [None, pytest.approx(4 / 6, abs=1e-6)]


def test_after_midnight_is_another_day():
    assert len(outings([later(5, 3, hour=23.5), later(6, 3, hour=0)], HIP)) == 2


def test_two_watches_at_once_do_not_double_a_run():
    both = outings([later(5, 10, id="a"), later(5, 10.8, id="b"), later(5, None, id="c")], HIP)
    assert [one.km for one in both] == [10.8]


def test_a_treadmill_counts_once_its_distance_is_confirmed():
    treadmill = later(3, 14, indoor=True)
    left_out = spikes([later(0, 10), treadmill, later(4, 12)], HIP)
    assert [(one.km, one.ratio, one.left_out) for one in left_out] == [(10, None, 0), (12, 1.2, 1)]
    counted = spikes([later(0, 10), replace(treadmill, confirmed=True), later(4, 12)], HIP)
    assert [one.ratio for one in counted] == [None, 1.4, pytest.approx(12 / 14, abs=1e-6)]


def test_a_run_with_an_unknown_part_counts_with_what_is_known():
    part = [later(5, 6, hour=7), later(5, None, hour=8, minutes=20)]
    assert [(one.km, one.left_out) for one in spikes(part, HIP)] == [(6, 1)]


def test_a_float_never_falls_out_of_its_band():
    for tenths in range(10, 400):
        found = spikes([later(0, tenths / 10), later(1, tenths * 11 / 100)], HIP)[-1]
        assert found.band.id == "reference", tenths


def test_no_run_no_cap():
    assert next_cap([], FIRST, HIP) is None
    assert next_cap([later(0, None)], FIRST, HIP) is None


def test_weeks_with_those_without_a_run():
    found = weeks([later(0, 10), later(6, 5), later(15, 7), later(16, None)], HIP)
    assert [(one.km, one.runs, one.longest, one.left_out) for one in found] == [
        (15, 2, 10, 0), (0, 0, 0, 0), (7, 2, 7, 1),
    ]  # fmt: skip
    assert all(one.monday.weekday() == 0 for one in found)
    assert weeks([], HIP) == ()


@pytest.mark.parametrize(
    ("km", "ratio", "rise"),
    [(11, 0.1, Rise.USUAL), (11.1, 0.11, Rise.MORE), (13, 0.3, Rise.MORE), (13.1, 0.31, Rise.LARGE)],
)
def test_the_change_from_week_to_week(km, ratio, rise):
    """evidence/load.md 2: w = D7 / Dprev7 - 1; information over 0.10, large over 0.30, no claim of risk."""
    found = week_change([later(0, 4), later(6, 6), later(13, km)], FIRST + timedelta(days=13), HIP)
    assert (found.ratio, found.rise) == (pytest.approx(ratio), rise)
    assert (found.km, found.km_before) == (km, 10)


def test_after_a_week_without_runs_there_is_no_change_to_speak_of():
    found = week_change([later(13, 10)], FIRST + timedelta(days=13), HIP)
    assert (found.ratio, found.rise) == (None, Rise.USUAL)


def test_curves_are_hidden_for_28_days():
    runs = [summary(on, 5) for on in days(FIRST, 28)] + [later(28, 15)]
    assert curves(runs, FIRST + timedelta(days=27), HIP) is None
    drawn = curves(runs, FIRST + timedelta(days=30), HIP)
    assert drawn.first == FIRST + timedelta(days=28)
    assert drawn.short[0] == pytest.approx(7.5) and drawn.long[0] == pytest.approx(5.6897, abs=5e-5)
    assert len(drawn.short) == len(drawn.long) == 3
    assert curves([], FIRST, HIP) is None


def test_a_week_of_efforts_says_what_it_does_not_know():
    runs = [later(0, 10, minutes=60, effort=7), later(2, 5, minutes=30), later(7, 5, minutes=50, effort=6)]
    week = week_effort(runs, FIRST + timedelta(days=6), HIP)
    assert week.daily == (420, 0, 0, 0, 0, 0, 0)
    assert (week.unsaid, week.deviation) == (1, Deviation.SAMPLE)
    assert week_effort(runs[1:2], FIRST + timedelta(days=6), HIP) is None


def test_why_the_acute_chronic_ratio_is_not_shown():
    assert "never shown as a risk number" in acute_chronic_not_shown(HIP).says
