"""Every oracle of evidence/load.md, with where it comes from."""

from datetime import timedelta
from statistics import fmean

import pytest

from runwell.running.curves import averaged
from runwell.running.effort import Deviation, efforts, session_effort
from runwell.running.load import next_cap, spikes
from tests.made_runs import FIRST, HIP, summary


def last_of(*km):
    runs = [summary(FIRST + timedelta(days=number), far) for number, far in enumerate(km)]
    return spikes(runs, HIP)[-1]


@pytest.mark.parametrize(
    ("km", "band"),
    [
        (11.0, "reference"),
        (11.01, "small"),
        (13.0, "small"),
        (13.01, "moderate"),
        (20.0, "moderate"),
        (20.01, "large"),
    ],
)
def test_bands_of_a_single_run(km, band):
    """Section 1, Frandsen 2025, doi 10.1136/bjsports-2024-109380: the longest of 30 days is 10.0 km."""
    assert last_of(5.0, 10.0, 7.0, km).band.id == band


@pytest.mark.parametrize(
    ("band", "rate", "low", "high"),
    [("small", 1.64, 1.31, 2.05), ("moderate", 1.52, 1.16, 2.00), ("large", 2.28, 1.50, 3.48)],
)
def test_rate_ratios_of_the_bands(band, rate, low, high):
    """Section 1, Frandsen 2025, its abstract: adjusted hazard rate ratios with 95 % intervals."""
    found = HIP.load_rules.spike_bands[band]
    assert (found.rate_ratio, found.low, found.high) == (rate, low, high)


def test_the_most_for_the_next_run():
    """Section 1: d_max_next = 1.10 * max_30d(d)."""
    runs = [summary(FIRST, 10.0), summary(FIRST + timedelta(days=3), 8.0)]
    assert next_cap(runs, FIRST + timedelta(days=30), HIP).km == pytest.approx(11.0)
    assert next_cap(runs, FIRST + timedelta(days=31), HIP).km == pytest.approx(8.8)
    assert next_cap(runs, FIRST + timedelta(days=34), HIP) is None


def test_averages_after_28_days_of_5_and_one_of_15():
    """Section 3, own vectors: E7 7.5, E28 5.6897, ratio 1.3182."""
    daily = [5.0] * 28 + [15.0]
    short, long = averaged(daily, 7)[-1], averaged(daily, 28)[-1]
    assert (short, long, short / long) == pytest.approx((7.5, 5.6897, 1.3182), abs=5e-5)


def test_averages_of_a_usual_week_four_times():
    """Section 3, own vectors: [0,8,0,6,0,0,12] x 4 -> E7 4.7387, E28 3.4000, ratio 1.3937; rolling 3.7143."""
    daily = [0.0, 8, 0, 6, 0, 0, 12] * 4
    short, long = averaged(daily, 7)[-1], averaged(daily, 28)[-1]
    assert (short, long, short / long) == pytest.approx((4.7387, 3.4000, 1.3937), abs=5e-5)
    assert fmean(daily[-7:]) == fmean(daily) == pytest.approx(3.7143, abs=5e-5)


def test_the_shares_of_the_averages():
    """Section 3, Williams 2017: N = 7 -> 0.25, N = 28 -> 0.0689655."""
    assert averaged([0.0, 1.0], 7)[-1] == 0.25
    assert averaged([0.0, 1.0], 28)[-1] == pytest.approx(0.0689655, abs=5e-8)


def test_effort_of_a_session():
    """Section 4, hypecalculator.com: 60 min x 7 = 420 AU."""
    assert session_effort(7, 60) == 420


def test_effort_of_two_runners():
    """Section 4, active.com: 60x9 + 11.7x9x2 = 750.6; 20x9x2 + 15x8.5x3 = 742.5."""
    assert session_effort(9, 60) + 2 * session_effort(9, 11.7) == pytest.approx(750.6)
    assert 2 * session_effort(9, 20) + 3 * session_effort(8.5, 15) == pytest.approx(742.5)


def test_monotony_and_strain():
    """Section 4, own: 1740 AU, sample SD: 1.0006 and 1741.0; population SD 229.996: 1.0808 and 1880.5."""
    week = [420.0, 0, 300, 0, 420, 0, 600]
    sample, population = efforts(week), efforts(week, Deviation.POPULATION)
    assert sample.total == 1740
    assert (sample.monotony, sample.strain) == pytest.approx((1.0006, 1741.0), abs=0.05)
    assert sample.monotony == pytest.approx(1.0006, abs=5e-5)
    assert population.monotony == pytest.approx(1.0808, abs=5e-5)
    assert population.strain == pytest.approx(1880.5, abs=0.05)
    assert fmean(week) / population.monotony == pytest.approx(229.996, abs=5e-4)


def test_days_all_alike_leave_monotony_blank():
    """Section 4: if SD = 0 leave blank."""
    same = efforts([300.0] * 7)
    assert (same.monotony, same.strain, same.total) == (None, None, 2100)
