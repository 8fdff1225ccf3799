"""A run mile by mile, or kilometer by kilometer: how long each took, and what was measured in it."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from runwell.running.files.run import Column, Streams

PAUSE_SECONDS, STANDING = 10.0, 0.5
"""Two records that are further apart than that, at less than that speed in m/s, have a pause between them:
`expert`. Watches that write few records do so every 8 seconds at most."""
SMOOTH = 15
"""Records over which an altitude is averaged: `expert`."""


@dataclass(frozen=True, slots=True)
class Stretch:
    """meters, seconds: without pauses. heart_rate, cadence: means; climb: meters up. None: not recorded."""

    meters: float
    seconds: float
    heart_rate: float | None
    cadence: float | None
    climb: float | None


def mile_by_mile(streams: Streams, every: float) -> tuple[Stretch, ...]:
    """One for each so many meters; the last as long as it is. Empty where no distance was recorded."""
    known = np.isfinite(streams.distance) & np.isfinite(streams.time)
    far, time = np.maximum.accumulate(streams.distance[known]), streams.time[known]
    if len(far) < 2 or far[-1] <= far[0] or every <= 0:
        return ()
    moving = _moving(time, far)
    edges = np.append(np.arange(far[0], far[-1], every), far[-1])
    if len(edges) > 2 and edges[-1] - edges[-2] < every / 100:
        edges = np.delete(edges, -2)  # a few steps beyond the last mile are no mile of their own
    at = np.interp(edges, far, moving)
    place = np.clip(np.searchsorted(edges, far, side="right") - 1, 0, len(edges) - 2)
    pulse, steps = (
        _means(one[known], place, len(edges) - 1) for one in (streams.heart_rate, streams.cadence)
    )
    up = _climbs(streams.altitude[known], place, len(edges) - 1)
    return tuple(
        Stretch(float(edges[n + 1] - edges[n]), float(at[n + 1] - at[n]), pulse[n], steps[n], up[n])
        for n in range(len(edges) - 1)
    )


def _moving(time: Column, far: Column) -> Column:
    """Seconds since the start at each record, without pauses."""
    steps, way = np.diff(time, prepend=time[0]), np.diff(far, prepend=far[0])
    paused = (steps > PAUSE_SECONDS) & (way < STANDING * steps)
    moving: Column = np.cumsum(np.where(paused | (steps < 0), 0.0, steps))
    return moving


def _means(values: Column, place: npt.NDArray[np.intp], many: int) -> list[float | None]:
    has = np.isfinite(values) & (values > 0)
    count = np.bincount(place[has], minlength=many)
    total = np.bincount(place[has], weights=values[has], minlength=many)
    return [float(sum_ / n) if n else None for sum_, n in zip(total, count, strict=True)]


def _climbs(altitude: Column, place: npt.NDArray[np.intp], many: int) -> list[float | None]:
    """Meters up, of altitudes that are averaged over some records first: a watch's altitude trembles."""
    has = np.isfinite(altitude)
    if has.sum() < 2 * SMOOTH:
        return [None] * many
    smooth = np.convolve(altitude[has], np.ones(SMOOTH) / SMOOTH, mode="valid")
    up = np.maximum(np.diff(smooth), 0)
    where = place[has][SMOOTH:]
    total = np.bincount(where[: len(up)], weights=up, minlength=many)
    return [float(one) for one in total]
