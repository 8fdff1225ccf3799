"""Laws that hold of the load of any runner's files."""

from dataclasses import replace
from datetime import timedelta
from math import isclose

from hypothesis import given
from hypothesis import strategies as st

from runwell.running.curves import averaged, curves
from runwell.running.effort import week_effort
from runwell.running.evidence import before_pain
from runwell.running.likeness import copies, same_run
from runwell.running.load import next_cap, spikes
from runwell.running.outings import outings
from runwell.running.split import split
from runwell.running.technique import technique_before
from runwell.running.tissue import damage
from runwell.running.weekly import week_change, weeks
from tests.made_runs import FIRST, HIP, RUN, STAND, WALK, streams, summary

DAYS = 130
LAST = FIRST + timedelta(days=DAYS)

made = st.builds(
    lambda day, hour, km, minutes, indoor, effort, cadence, number: summary(
        FIRST + timedelta(days=day), km, hour=hour, minutes=minutes, indoor=indoor, effort=effort,
        level_cadence=cadence, level_minutes=12.0 if cadence else 0.0, level_speed=2.8, id=str(number),
    ),
    day=st.integers(0, DAYS),
    hour=st.sampled_from([6.0, 6.5, 7.0, 7.05, 8.0, 18.0, 23.5]),
    km=st.none() | st.integers(0, 420).map(lambda tenths: tenths / 10),
    minutes=st.sampled_from([1, 20, 60, 61, 200]),
    indoor=st.booleans(),
    effort=st.none() | st.integers(0, 10),
    cadence=st.none() | st.integers(150, 200),
    number=st.uuids(),
)  # fmt: skip
histories = st.lists(made, max_size=30, unique_by=lambda run: run.id)


def everything(runs):
    """All that load says of them."""
    return (
        outings(runs, HIP),
        spikes(runs, HIP),
        weeks(runs, HIP),
        week_change(runs, LAST, HIP),
        curves(runs, LAST, HIP),
        week_effort(runs, LAST, HIP),
        next_cap(runs, LAST, HIP),
        before_pain(runs, LAST, HIP),
        technique_before(runs, LAST, HIP),
        copies(runs),
    )


@given(histories, st.randoms(use_true_random=False))
def test_the_order_of_files_changes_nothing(runs, chance):
    mixed = list(runs)
    chance.shuffle(mixed)
    assert everything(mixed) == everything(runs)


@given(histories, made)
def test_a_later_run_changes_no_earlier_spike(runs, late):
    late = replace(late, began=late.began + timedelta(days=DAYS + 1))
    before = spikes(runs, HIP)
    assert spikes([*runs, late], HIP)[: len(before)] == before


@given(histories, made)
def test_a_run_after_the_pain_began_is_no_evidence(runs, late):
    late = replace(late, began=late.began + timedelta(days=DAYS + 1))
    assert before_pain([*runs, late], LAST, HIP) == before_pain(runs, LAST, HIP)


@given(histories, st.sampled_from([0.5, 2.0, 1.609344]))
def test_ratios_and_bands_have_no_unit(runs, unit):
    scaled = [replace(run, meters=None if run.meters is None else run.meters * unit) for run in runs]
    for one, other in zip(spikes(runs, HIP), spikes(scaled, HIP), strict=True):
        assert isclose(other.km, one.km * unit)
        assert (one.ratio is None) == (other.ratio is None)
        if one.ratio is not None:
            assert isclose(one.ratio, other.ratio, abs_tol=2e-6)


@given(histories)
def test_all_kilometers_and_recordings_are_in_the_weeks(runs):
    found = weeks(runs, HIP)
    together = outings(runs, HIP)
    assert isclose(sum(week.km for week in found), sum(run.km or 0 for run in together), abs_tol=1e-9)
    assert sum(week.runs for week in found) == len(together)
    assert sorted(run.id for one in together for run in one.runs) == sorted(run.id for run in runs)


@given(histories)
def test_a_run_within_the_cap_is_no_spike(runs):
    cap = next_cap(runs, LAST, HIP)
    if cap is not None:
        planned = summary(LAST, cap.km, hour=23.9, id="planned")
        on_the_day_before = [run for run in runs if run.on < LAST]
        found = spikes([*on_the_day_before, planned], HIP)[-1]
        if next_cap(on_the_day_before, LAST, HIP) == cap:
            assert not found.is_one


@given(histories)
def test_a_spike_is_longer_than_all_that_is_known_of_the_30_days_before(runs):
    for one in spikes(runs, HIP):
        if one.is_one:
            assert one.km > one.before.km * 1.1 - 1e-6
            assert timedelta() <= one.on - one.before.on <= timedelta(days=30)
            assert one.before.began < one.run.began


@given(made, made)
def test_likeness_goes_both_ways_and_everything_is_like_itself(one, other):
    assert same_run(one, other) == same_run(other, one)
    assert same_run(one, one)


@given(histories)
def test_copies_share_out_all_runs_once(runs):
    groups = copies(runs)
    assert sorted(run.id for group in groups for run in group) == sorted(run.id for run in runs)
    for number, group in enumerate(groups):
        others = [run for one in groups[number + 1 :] for run in one]
        assert not any(same_run(run, other) for run in group for other in others)


@given(st.lists(st.floats(0, 50), min_size=1, max_size=60))
def test_an_average_stays_between_the_least_and_the_most(daily):
    for value in averaged(daily, 7):
        assert min(daily) - 1e-9 <= value <= max(daily) + 1e-9


@given(st.floats(1, 2), st.integers(1, 8))
def test_more_force_is_never_less_damage(force, exponent):
    assert damage(1, force, exponent) >= force - 1e-12


moves = st.lists(
    st.tuples(st.integers(1, 200), st.sampled_from([RUN, WALK, STAND, None])), min_size=1, max_size=8
)


@given(moves, st.sampled_from([1.0, 2.0, 5.0]))
def test_running_and_walking_never_exceed_the_time_recorded(stretches, every):
    rows = streams(*stretches, every=every)
    parts = split(rows, HIP)
    if parts is not None:
        assert parts.run_seconds + parts.walk_seconds <= parts.steps.recorded + 1e-6
        assert isclose(sum(block.seconds for block in parts.blocks), parts.run_seconds, abs_tol=1e-6)
        assert all(block.seconds >= 5 for block in parts.blocks)
        ends = [block.start + block.seconds for block in parts.blocks]
        assert all(end <= block.start for end, block in zip(ends, parts.blocks[1:], strict=False))


@given(moves, st.floats(-1e6, 1e6))
def test_the_hour_of_day_changes_no_split(stretches, hours):
    rows = streams(*stretches)
    later = replace(rows, time=rows.time + round(hours))
    one, other = split(rows, HIP), split(later, HIP)
    assert (one is None) == (other is None)
    if one is not None:
        assert (one.run_seconds, one.walk_seconds) == (other.run_seconds, other.walk_seconds)
