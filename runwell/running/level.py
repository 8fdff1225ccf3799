"""Where a run is level, and how far it climbs: altitude evened out over the way."""

from __future__ import annotations

import numpy as np

from runwell.knowledge.pack import Pack
from runwell.running.files.run import Column, Run, Streams
from runwell.running.intervals import Flags, Intervals, filled, way

OVER = 100.0
"""[expert] Meters, over which a grade is taken and a climb counted: over less, the noise of GPS is a hill."""

LOWEST, HIGHEST = -450.0, 9000.0
"""Meters: no ground to run on lies outside, so a sensor that says so is not believed."""


def level(run: Run, steps: Intervals, pack: Pack) -> Flags:
    """Which steps are level. A treadmill is taken as level; without altitude nothing is known, so none is."""
    if run.indoor:
        return np.ones(len(steps), np.bool_)
    meters, heights = profile(run.streams)
    if not len(meters):
        return np.zeros(len(steps), np.bool_)
    at = way(run.streams)[steps.after]
    low, high = np.maximum(at - OVER / 2, meters[0]), np.minimum(at + OVER / 2, meters[-1])
    with np.errstate(divide="ignore", invalid="ignore"):
        grade: Column = (np.interp(high, meters, heights) - np.interp(low, meters, heights)) / (high - low)
    flat: Flags = np.abs(grade) * 100 < pack.load_rules.fact("watch", "baseline-grade").number
    return flat


def climbed(streams: Streams) -> float | None:
    """Meters up, counted from one point of the way to the next, `OVER` meters on. None without altitude."""
    meters, heights = profile(streams)
    if not len(meters):
        return None
    points = np.append(np.arange(meters[0], meters[-1], OVER), meters[-1])
    return round(float(np.maximum(np.diff(np.interp(points, meters, heights)), 0).sum()), 3)


def profile(streams: Streams) -> tuple[Column, Column]:
    """The altitude over the way, where both are known and the way goes on."""
    meters, heights = way(streams), streams.altitude
    heights = filled(np.where((heights > LOWEST) & (heights < HIGHEST), heights, np.nan))
    known = np.isfinite(meters) & np.isfinite(heights)
    meters, heights = np.maximum.accumulate(meters[known]), heights[known]
    onward = np.diff(meters, prepend=-np.inf) > 0
    return meters[onward], evened_over(meters[onward], heights[onward])


def evened_over(meters: Column, heights: Column) -> Column:
    """Each altitude as the mean over a quarter of `OVER` round it."""
    if len(meters) < 3:
        return heights
    steps = np.diff(meters)
    area = np.concatenate(([0.0], np.cumsum(steps * (heights[:-1] + heights[1:]) / 2)))
    low = np.maximum(meters - OVER / 8, meters[0])
    high = np.minimum(meters + OVER / 8, meters[-1])
    means: Column = (np.interp(high, meters, area) - np.interp(low, meters, area)) / (high - low)
    return means
