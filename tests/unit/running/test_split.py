"""Walk-run split. Source: evidence/load.md, section 7: cadence >= 140 and speed >= 1.7 m/s for >= 5 s."""

import numpy as np
import pytest

from runwell.running.split import split
from tests.made_runs import HIP, RUN, STAND, WALK, streams

INTERVALS = [(240, WALK), (60, RUN)] * 5


def seconds(*stretches, **said):
    parts = split(streams(*stretches, **said), HIP)
    return parts.run_seconds, parts.walk_seconds, parts.longest_block, len(parts.blocks)


@pytest.mark.parametrize(
    "said",
    [
        {},
        {"cadence": None},
        {"speed": None},
        {"speed": None, "distance": None},
        {"speed": None, "cadence": None},
        {"noise": 0.3, "distance": None},
    ],
)
def test_walk_4_jog_1_five_times_from_whatever_was_recorded(said):
    run, walk, longest, blocks = seconds(*INTERVALS, **said)
    assert run == pytest.approx(300, abs=15)
    assert walk == pytest.approx(1200, abs=15)
    assert longest == pytest.approx(60, abs=4)
    assert blocks == 5


def test_smart_recording_with_seconds_that_vary():
    times = np.cumsum(np.random.default_rng(3).integers(1, 9, 400))
    run, walk, longest, blocks = seconds(*INTERVALS, times=times[times < 1500])
    assert run == pytest.approx(300, abs=30)
    assert walk == pytest.approx(1200, abs=40)
    assert blocks == 5


def test_a_pause_counts_as_neither_and_ends_a_block():
    run, walk, longest, blocks = seconds((300, RUN), (600, None), (200, RUN))
    assert (run, walk, longest, blocks) == (500, 0, 300, 2)


def test_standing_at_a_light_with_the_watch_running_is_no_running():
    run, walk, longest, blocks = seconds((300, RUN), (30, STAND), (300, RUN))
    assert run == pytest.approx(600, abs=4)
    assert walk == pytest.approx(30, abs=4)
    assert blocks == 2


def test_four_seconds_of_running_are_none_and_a_lapse_of_three_is_bridged():
    assert seconds((60, WALK), (3, RUN), (60, WALK))[0] == 0
    assert seconds((60, RUN), (3, WALK), (60, RUN))[2:] == (123, 1)


def test_both_are_asked_where_both_are_known():
    assert seconds((60, (2.9, 120.0)))[0] == 0
    assert seconds((60, (1.6, 170.0)))[0] == 0
    assert seconds((60, (1.7, 140.0)))[0] == 60


def test_a_foot_pod_that_counts_nothing_leaves_it_to_the_speed():
    assert seconds((60, (2.9, 0.0)))[0] == 60


@pytest.mark.parametrize("rows", [0, 1])
def test_nothing_is_known_of_a_file_without_steps(rows):
    empty = streams((1, RUN), times=np.arange(rows))
    assert split(empty, HIP) is None


def test_nothing_is_known_where_neither_was_recorded():
    assert split(streams((60, RUN), speed=None, cadence=None, distance=None), HIP) is None


def test_records_out_of_order_or_twice_change_nothing():
    even = streams(*INTERVALS)
    order = np.random.default_rng(1).permutation(np.append(np.arange(len(even)), [5, 5, 9]))
    mixed = type(even)(**{name: column[order] for name, column in even.columns() if len(column)})
    assert split(mixed, HIP).blocks == split(even, HIP).blocks


def test_a_slow_jog_with_the_noise_of_gps_is_not_chopped_up():
    run, walk, longest, blocks = seconds((600, (2.1, 160.0)), noise=0.35, distance=None)
    assert run > 580 and longest > 290


def test_a_lost_signal_is_no_pause_if_the_way_went_on():
    times = [*range(301), *range(320, 601)]
    assert seconds((600, RUN), times=times)[2] == 600
    assert seconds((600, RUN), times=[*range(301), *range(390, 601)])[2] == 300
