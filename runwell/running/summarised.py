"""A run -> the one row that is remembered of it."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta, timezone, tzinfo

import numpy as np

from runwell.knowledge.pack import Pack
from runwell.running.files.run import Column, Run, Streams
from runwell.running.intervals import Flags, pause_from, way
from runwell.running.level import climbed, level
from runwell.running.split import Split, split
from runwell.running.summary import Summary

ENOUGH = 0.25
"""[expert] Share of the running of which the cadence must be known, to say what was usual."""


def began_of(run: Run, zone: tzinfo) -> datetime:
    """When it began, with the offset from UTC that the file says, or else that of `zone` at that moment."""
    at = datetime.fromtimestamp(run.began, UTC)
    if run.utc_offset is not None and abs(run.utc_offset) < 86400:
        return at.astimezone(timezone(timedelta(seconds=run.utc_offset)))
    there = at.astimezone(zone)
    return there.replace(tzinfo=timezone(there.utcoffset() or timedelta()))


def day_of(run: Run, zone: tzinfo) -> date:
    """The day on which it began, where it began."""
    return began_of(run, zone).date()


def summarised(run: Run, *, id: str, began: datetime, pack: Pack) -> Summary:  # noqa: A002
    """Its row. A treadmill's distance stays out till the runner confirms it: `distance_of` tells it."""
    parts = split(run.streams, pack)
    row = Summary(
        id=id,
        began=began,
        timer=timer_of(run),
        elapsed=elapsed_of(run),
        meters=None if run.indoor else distance_of(run),
        indoor=run.indoor,
        heart_rate=mean_heart_rate(run.streams),
        climb=None if run.indoor else climbed(run.streams),
    )
    return row if parts is None else with_running(row, run, parts, pack)


def with_running(row: Summary, run: Run, parts: Split, pack: Pack) -> Summary:
    """The same, with what is known of the running in it."""
    running, seconds = parts.running, parts.steps.seconds
    cadence = believed(parts, pack)
    on_level = running & level(run, parts.steps, pack)
    if told_enough(cadence, on_level, seconds):
        on_level &= np.isfinite(cadence)
    return replace(
        row,
        run_seconds=parts.run_seconds,
        walk_seconds=parts.walk_seconds,
        longest_block=parts.longest_block,
        cadence=usual_cadence(cadence, running, seconds),
        level_cadence=usual_cadence(cadence, on_level, seconds),
        level_minutes=float(seconds[on_level].sum()) / 60,
        level_speed=mean(parts.steps.speed[on_level], seconds[on_level]),
        contact=usual(run.streams.contact, parts),
        oscillation=usual(run.streams.oscillation, parts),
        balance=usual(run.streams.balance, parts),
    )


def believed(parts: Split, pack: Pack) -> Column:
    """The cadence of each step, without what no runner has at that speed."""
    watch = pack.load_rules.facts["watch"]
    low, high = watch["cadence-discard"].value
    cadence, speed = parts.steps.cadence, parts.steps.speed
    odd = ((cadence < low) | (cadence > high)) & (speed > watch["cadence-discard-speed"].number)
    return np.where(odd, np.nan, cadence)


def usual_cadence(cadence: Column, when: Flags, seconds: Column) -> float | None:
    """Its median over that time; None where it is known for too little of it."""
    return median(cadence[when], seconds[when]) if told_enough(cadence, when, seconds) else None


def told_enough(cadence: Column, when: Flags, seconds: Column) -> bool:
    """Whether the cadence is known for enough of that time to say what was usual."""
    known = seconds[when & np.isfinite(cadence)].sum()
    return bool(known > 0 and known >= ENOUGH * seconds[when].sum())


def usual(column: Column, parts: Split) -> float | None:
    """The median of a column while running; a zero is a sensor that measured nothing."""
    if not len(column):
        return None
    values = column[parts.steps.after][parts.running]
    return median(np.where(values > 0, values, np.nan), parts.steps.seconds[parts.running])


def median(values: Column, weights: Column) -> float | None:
    """The value with half of the weight on either side; None of nothing."""
    known = np.isfinite(values)
    if not known.any():
        return None
    values, weights = values[known], weights[known]
    order = np.argsort(values, kind="stable")
    reached = np.cumsum(weights[order])
    return float(values[order][np.searchsorted(reached, reached[-1] / 2)])


def mean(values: Column, weights: Column) -> float | None:
    """The weighted mean of what is known; None of nothing."""
    known = np.isfinite(values) & (weights > 0)
    return float(np.average(values[known], weights=weights[known])) if known.any() else None


def mean_heart_rate(streams: Streams) -> float | None:
    """Over the records, each as long as the step that it ends; pauses count for nothing."""
    steps = np.diff(streams.time, prepend=np.nan)
    steps = np.where(steps > pause_from(steps[np.isfinite(steps)]), np.nan, steps)
    rate = np.where(streams.heart_rate > 0, streams.heart_rate, np.nan)
    return mean(rate, np.nan_to_num(steps))


def distance_of(run: Run) -> float | None:
    """Meters, as the watch says or as its records show; None where neither does."""
    if run.meters is not None and run.meters > 0:
        return run.meters
    meters = way(run.streams)
    known = meters[np.isfinite(meters)]
    return float(known.max() - min(known[0], 0.0)) if len(known) else None


def timer_of(run: Run) -> float:
    """Seconds with the watch running; from the records where the file does not say."""
    if run.timer > 0:
        return run.timer
    steps = np.diff(np.sort(run.streams.time[np.isfinite(run.streams.time)]))
    return float(steps[steps <= pause_from(steps)].sum())


def elapsed_of(run: Run) -> float:
    """Seconds with pauses: never less than those without."""
    known = run.streams.time[np.isfinite(run.streams.time)]
    span = float(known.max() - known.min()) if len(known) else 0.0
    return max(run.elapsed if run.elapsed > 0 else span, timer_of(run))
