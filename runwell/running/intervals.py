"""The time between one record and the next: what the walk-run split and the summary are worked out from."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from runwell.running.files.ground import distance_of
from runwell.running.files.run import Column, Streams
from runwell.running.summary import FARTHEST_KM

Flags = npt.NDArray[np.bool_]
SHORTEST_PAUSE, LONGEST_STEP, TIMES_USUAL = 10.0, 60.0, 4.0
"""[expert] Seconds without a record that are a pause: four times the usual step, within these two. A watch
that records each second is paused after 10; one that records each 15 seconds is let be till 60. Where the way
went on at running speed it is a lost signal and no pause, up to the longest."""

MOST_BESIDE = 12
"""Records on either side that are looked at to even out a speed, however many a second there are."""


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Intervals:
    """One row for each step from record to record, in the order of time.

    start: seconds since 1970. seconds: how long. pause: nothing was recorded, so nothing is known of it.
    meters: how far; speed: m/s, smoothed over `window`; cadence: steps a minute. NaN where not known.
    after: for each step, the row of the streams that ends it.
    """

    start: Column
    seconds: Column
    pause: Flags
    meters: Column
    speed: Column
    cadence: Column
    after: npt.NDArray[np.intp]

    def __len__(self) -> int:
        return len(self.seconds)

    @property
    def recorded(self) -> float:
        """Seconds without the pauses."""
        return float(self.seconds[~self.pause].sum())


def intervals(streams: Streams, window: float, running: float) -> Intervals:
    """The steps of a run. window: seconds over which speed, which jumps, is evened out. running: m/s."""
    order = in_time(streams.time)
    time = streams.time[order]
    seconds = np.diff(time)
    meters = np.diff(way(streams)[order])
    onward = meters / seconds
    gap = seconds > pause_from(seconds)
    pause = gap & ~((onward >= running) & (seconds <= LONGEST_STEP))
    raw = behind(streams.speed[order])
    raw = np.where(np.isfinite(raw) & ~gap, raw, onward)
    meters[pause] = raw[pause] = np.nan
    speed = evened(raw, seconds, window)
    # A zero of the counter beside a known speed is a counter that lost its feet: speed decides alone.
    cadence = behind(streams.cadence[order])
    cadence[(cadence < 1) & np.isfinite(speed)] = np.nan
    return Intervals(
        start=time[:-1], seconds=seconds, pause=pause, meters=meters,
        speed=speed, cadence=cadence, after=order[1:],
    )  # fmt: skip


def in_time(time: Column) -> npt.NDArray[np.intp]:
    """The rows with a time, in its order; of several at one moment the first."""
    rows = np.flatnonzero(np.isfinite(time))
    if len(rows) > 1 and (np.diff(time[rows]) <= 0).any():
        rows = rows[np.unique(time[rows], return_index=True)[1]]
    return rows


def pause_from(seconds: Column) -> float:
    """How many seconds without a record are a pause in this run."""
    usual = float(np.median(seconds)) if len(seconds) else 0.0
    return min(max(SHORTEST_PAUSE, TIMES_USUAL * usual), LONGEST_STEP)


def behind(column: Column) -> Column:
    """What the record that ends each step says; the one that begins it where that is missing."""
    return np.where(np.isfinite(column[1:]), column[1:], column[:-1])


def way(streams: Streams) -> Column:
    """Meters since the start, by the watch or else by the positions. No run is farther than the farthest."""
    told = np.where(np.abs(streams.distance) <= FARTHEST_KM * 1000, streams.distance, np.nan)
    if np.isfinite(told).any():
        return filled(told)
    return filled(distance_of(streams.time, streams.latitude, streams.longitude))


def filled(column: Column) -> Column:
    """The same, with straight lines over what is missing inside; nothing is made up before or behind."""
    known = np.flatnonzero(np.isfinite(column))
    if len(known) in (0, len(column)):
        return column
    rows = np.arange(len(column))
    return np.interp(rows, known, column[known], left=np.nan, right=np.nan)


def evened(values: Column, seconds: Column, window: float) -> Column:
    """Each value as the median of those round it that fill the window, so that edges stay where they are."""
    usual = float(np.median(seconds)) if len(seconds) else 0.0
    side = int(min(window / usual, 2 * MOST_BESIDE)) // 2 if usual > 0 else 0
    if not 0 < side <= (len(values) - 1) // 2:
        return values
    padded = np.pad(values, side, mode="edge")
    middle = np.median(np.lib.stride_tricks.sliding_window_view(padded, 2 * side + 1), axis=1)
    return np.where(np.isfinite(middle) & np.isfinite(values), middle, values)
