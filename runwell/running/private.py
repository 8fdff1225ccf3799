"""What anybody but the runner sees of a track: nothing near where runs begin and end, since that is a home.

Not a circle around the home, whose middle three cut tracks give away, but cells of a fixed grid: hidden is
the cell of the start and a whole cell on every side. The cut depends on the cell alone, so it tells the cell
and no more (docs/decisions/0037-doors-and-privacy.md, also on what the length of a hidden way still tells).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from math import cos, floor, radians
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from runwell.running.files.ground import apart
from runwell.running.files.run import Column, Streams

CELL = 0.0064  # degrees of latitude, at least 707 m
NEAR = 200.0  # meters: a start that is nearer than this to a usual one is that one
HIDDEN = 500.0  # meters around every start and end of which nothing is seen [expert]; less than CELL - NEAR
USUAL = 3  # times that a place was a start or an end [expert]
NARROWEST = 0.01  # of a degree of longitude against one at the equator; nobody runs nearer to a pole


class Place(NamedTuple):
    """Degrees."""

    latitude: float
    longitude: float


def usual_starts(ends: Iterable[Place]) -> tuple[Place, ...]:
    """The places where runs begin or end at least three times; `ends` come oldest first.

    A place stays where it was first seen, whatever comes later: one that wandered over the edge of a cell
    would give away that it lies on that edge.
    """
    places: list[Place] = []
    times: list[int] = []
    latitudes, longitudes = np.empty(64), np.empty(64)
    for end in ends:
        count = len(places)
        near = np.flatnonzero(apart(latitudes[:count], longitudes[:count], *end) < NEAR)
        if len(near):
            times[near[0]] += 1
            continue
        if count == len(latitudes):
            latitudes, longitudes = np.resize(latitudes, 2 * count), np.resize(longitudes, 2 * count)
        latitudes[count], longitudes[count] = end
        places.append(end)
        times.append(1)
    return tuple(place for place, count in zip(places, times, strict=True) if count >= USUAL)


def shown_to_others(streams: Streams, homes: Iterable[Place]) -> Streams:
    """The run without position and height around its own start, its own end and the usual ones."""
    homes = tuple(homes)
    hidden = np.zeros(len(streams), bool)
    for place in {*homes, *(the_usual_one(end, homes) for end in ends_of(streams))}:
        hidden |= around(place, streams.latitude, streams.longitude)
    return replace(
        streams,
        latitude=np.where(hidden, np.nan, streams.latitude),
        longitude=np.where(hidden, np.nan, streams.longitude),
        altitude=np.where(hidden | ~np.isfinite(streams.latitude), np.nan, streams.altitude),
    )


def ends_of(streams: Streams) -> Iterator[Place]:
    """The first and the last position of a track that has any."""
    known = np.flatnonzero(np.isfinite(streams.latitude) & np.isfinite(streams.longitude))
    for row in (known[0], known[-1]) if len(known) else ():
        yield Place(float(streams.latitude[row]), float(streams.longitude[row]))


def the_usual_one(end: Place, homes: tuple[Place, ...]) -> Place:
    """The usual place that this end is, or itself: two cuts for one home would tell more than one."""
    for home in homes:
        if apart(np.array([home.latitude]), np.array([home.longitude]), *end)[0] < NEAR:
            return home
    return end


def around(place: Place, latitude: Column, longitude: Column) -> npt.NDArray[np.bool_]:
    """Which positions lie in the cell of the place or in the ones around it."""
    row = floor(place.latitude / CELL)
    farthest = max(abs(row - 1), abs(row + 2)) * CELL
    width = CELL / max(cos(radians(min(farthest, 90.0))), NARROWEST)
    west = (floor(place.longitude / width) - 1) * width
    beside: npt.NDArray[np.bool_] = (longitude - west) % 360 < 3 * width
    return beside & (np.floor(latitude / CELL) >= row - 1) & (np.floor(latitude / CELL) <= row + 1)
