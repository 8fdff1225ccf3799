"""A run mile by mile: the times add up, a pause is nobody's time, and what was not recorded is not said."""

import numpy as np
import pytest

from runwell.running.files.run import Streams
from runwell.running.mile_by_mile import mile_by_mile

MILE = 1609.344


def run(seconds=3600, speed=3.0, **more):
    time = np.arange(seconds + 1.0)
    return Streams.of(len(time), **{"time": 1.7e9 + time, "distance": time * speed, **more})


def test_an_even_run_is_the_same_each_mile_and_adds_up():
    found = mile_by_mile(run(), MILE)
    assert [round(one.meters) for one in found] == [1609] * 6 + [10800 - 6 * 1609 - 2]
    assert {round(one.seconds) for one in found[:-1]} == {round(MILE / 3)}
    assert sum(one.seconds for one in found) == pytest.approx(3600)
    assert found[0].heart_rate is found[0].cadence is found[0].climb is None


def test_a_pause_is_in_no_mile():
    time = np.concatenate([np.arange(600.0), np.arange(2000.0, 2600.0)])
    far = np.concatenate([np.arange(600.0), np.arange(600.0, 1200.0)]) * 3
    found = mile_by_mile(Streams.of(1200, time=time, distance=far), 1000)
    assert sum(one.seconds for one in found) == pytest.approx(1198, abs=2)


def test_few_records_are_no_pauses():
    time = np.arange(0, 3600, 8.0)
    assert (
        sum(one.seconds for one in mile_by_mile(Streams.of(len(time), time=time, distance=time * 3), 1000))
        > 3590
    )


def test_means_belong_to_their_mile_and_missing_values_to_none():
    pulse = np.where(np.arange(1001.0) < 500, 120.0, 160.0)
    pulse[10] = np.nan
    first, second = mile_by_mile(run(1000, 2.0, heart_rate=pulse), 1000)
    assert (first.heart_rate, round(second.heart_rate)) == (120, 160)


def test_a_hill_is_climbed_once_and_trembling_is_no_hill():
    time = np.arange(2001.0)
    hill = np.where(time < 1000, time / 10, 100)
    up, level = mile_by_mile(run(2000, 1.0, altitude=hill), 1000)
    assert up.climb == pytest.approx(100, abs=2) and level.climb == pytest.approx(0, abs=2)
    tremble = 50 + 0.5 * (np.arange(2001) % 2)
    assert sum(one.climb for one in mile_by_mile(run(2000, 1.0, altitude=tremble), 1000)) < 40


def test_a_few_steps_more_are_no_mile_of_their_own():
    assert len(mile_by_mile(run(1003, 1.0), 1000)) == 1


@pytest.mark.parametrize("far", [[np.nan] * 4, [0.0] * 4, [5.0, np.nan, np.nan, np.nan]])
def test_without_a_distance_there_are_none(far):
    assert mile_by_mile(Streams.of(4, time=np.arange(4.0), distance=np.array(far)), MILE) == ()
