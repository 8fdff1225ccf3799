"""What is remembered of a run."""

from datetime import UTC, datetime, timedelta, timezone
from zoneinfo import ZoneInfo

import numpy as np
import pytest

from runwell.running.summarised import began_of, day_of, distance_of, median, summarised
from tests.made_runs import HIP, NOON, RUN, STAND, WALK, run


def row(*stretches, **said):
    return summarised(run(*stretches, **said), id="1", began=NOON, pack=HIP)


def test_the_row_of_a_run_on_level_ground():
    kept = row((600, WALK), (1200, RUN), altitude=12.0, heart_rate=140.0, contact=250.0)
    assert kept.timer == 1800 and kept.elapsed == 1800
    assert kept.km == pytest.approx((600 * 1.4 + 1200 * 2.9) / 1000)
    assert kept.run_seconds == pytest.approx(1200, abs=4)
    assert kept.walk_seconds == pytest.approx(600, abs=4)
    assert kept.longest_block == kept.run_seconds
    assert kept.cadence == kept.level_cadence == 168
    assert kept.level_minutes == pytest.approx(20, abs=0.1)
    assert kept.level_speed == pytest.approx(2.9, abs=0.02)
    assert (kept.heart_rate, kept.contact, kept.climb) == (140, 250, 0)
    assert kept.oscillation is None and kept.effort is None


def test_uphill_is_not_level_and_climbs():
    meters = np.arange(1201) * 2.9
    kept = row((1200, RUN), altitude=np.where(meters < 1000, 0, (meters - 1000) * 0.05))
    assert kept.climb == pytest.approx((meters[-1] - 1000) * 0.05, rel=0.02)
    assert kept.level_minutes == pytest.approx(1000 / 2.9 / 60, abs=0.3)


def test_noise_of_gps_climbs_no_mountain():
    noise = np.random.default_rng(5).normal(0, 0.5, 3601)
    assert row((3600, RUN), altitude=30 + noise).climb < 20


def test_a_height_that_is_none_is_no_climb():
    heights = np.full(1201, 20.0)
    heights[500:520] = 16_000_000.0
    assert row((1200, RUN), altitude=heights).climb == 0


def test_a_cadence_that_is_known_for_too_little_is_not_said():
    cadence = np.full(1201, np.nan)
    cadence[:200] = 170
    kept = row((1200, RUN), altitude=5.0, cadence=cadence)
    assert kept.cadence is None and kept.level_cadence is None
    assert kept.level_minutes == pytest.approx(20, abs=0.1)


def test_without_altitude_nothing_is_level():
    kept = row((1200, RUN))
    assert (kept.level_minutes, kept.level_cadence, kept.climb) == (0, None, None)


def test_a_treadmill_is_level_and_its_distance_waits_for_the_runner():
    treadmill = run((1200, RUN), indoor=True, meters=3500.0)
    kept = summarised(treadmill, id="1", began=NOON, pack=HIP)
    assert (kept.meters, kept.indoor, kept.climb) == (None, True, None)
    assert kept.level_minutes == pytest.approx(20, abs=0.1)
    assert distance_of(treadmill) == 3500


def test_a_cadence_that_no_runner_has_is_discarded():
    """evidence/load.md, section 7: discard cadence < 140 or > 220 while speed > 1.8 m/s."""
    assert row((100, (2.9, 168.0)), (300, (2.9, 230.0))).cadence == 168
    assert row((300, (1.75, 230.0))).cadence == 230


def test_what_neither_speed_nor_cadence_tells_is_not_made_up():
    kept = row((600, RUN), speed=None, cadence=None, distance=None)
    assert kept.run_seconds is kept.walk_seconds is kept.longest_block is kept.meters is None


def test_time_and_distance_from_the_records_where_the_file_says_none():
    kept = row((600, RUN), (300, None), (600, RUN), timer=0)
    assert (kept.timer, kept.elapsed) == (1200, 1500)
    assert kept.km == pytest.approx(1.2 * 2.9)


def test_standing_the_whole_time():
    kept = row((600, STAND))
    assert (kept.run_seconds, kept.cadence, kept.longest_block) == (0, None, 0)


def test_the_day_is_the_day_where_it_began():
    late = datetime(2026, 3, 8, 4, 30, tzinfo=UTC)
    new_york = ZoneInfo("America/New_York")
    assert day_of(run((60, RUN), began=late), new_york).isoformat() == "2026-03-07"
    assert began_of(run((60, RUN), began=late, utc_offset=3600), new_york).utcoffset() == timedelta(hours=1)
    # The night of the change of clocks: 1:59 is followed by 3:00.
    after = began_of(run((60, RUN), began=late + timedelta(hours=2.6)), new_york)
    assert after.isoformat() == "2026-03-08T03:06:00-04:00"
    assert after.tzinfo == timezone(timedelta(hours=-4))


def test_a_median_by_weight():
    assert median(np.array([1.0, 2.0, 9.0]), np.array([1.0, 1.0, 5.0])) == 9
    assert median(np.array([np.nan]), np.array([1.0])) is None


def test_a_distance_beyond_all_runs_costs_neither_memory_nor_time():
    meters = np.linspace(0, 3000, 1201)
    meters[600] = 3e38
    kept = row((1200, RUN), distance=meters, meters=3000.0, altitude=20.0)
    assert (kept.km, kept.climb) == (3, 0)
    assert kept.run_seconds == pytest.approx(1200, abs=2)
