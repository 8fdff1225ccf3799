"""Meters over ground and the time that counts, where a file has positions and times alone."""

from __future__ import annotations

import numpy as np

from runwell.running.files.run import Column

EQUATOR, FLATTENING = 6_378_137.0, 1 / 298.257223563  # WGS 84
ECCENTRICITY = FLATTENING * (2 - FLATTENING)  # squared
GAP = 30.0  # seconds without a record [expert]: watches that save space leave out up to some 10
SLOWEST, FASTEST = 0.5, 7.0  # m/s [expert]: in a gap, slower is standing, faster is being driven


def apart(
    latitudes: Column, longitudes: Column, latitude: Column | float, longitude: Column | float
) -> Column:
    """Meters between positions, on the ellipsoid; right for short ways."""
    phi, to = np.radians(latitudes), np.radians(latitude)
    middle = np.sin((phi + to) / 2) ** 2
    curve = 1 - ECCENTRICITY * middle
    east = longitude - longitudes
    east = np.radians(east - 360 * np.rint(east / 360))  # the short way round
    north = (to - phi) * EQUATOR * (1 - ECCENTRICITY) / curve**1.5
    meters: Column = np.hypot(north, east * EQUATOR * np.sqrt((1 - middle) / curve))
    return meters


def distance_of(time: Column, latitude: Column, longitude: Column) -> Column:
    """Meters since the start at each record that has a position. Being driven in a gap counts for nothing."""
    distance = np.full(len(time), np.nan)
    there = np.isfinite(latitude) & np.isfinite(longitude)
    if there.any():
        north, east = latitude[there], longitude[there]
        steps = apart(north[:-1], east[:-1], north[1:], east[1:])
        waited = np.diff(time[there])
        steps[(waited > GAP) & (steps > waited * FASTEST)] = 0
        distance[there] = np.concatenate(([0.0], np.cumsum(steps)))
    return distance


def time_that_counts(time: Column, distance: Column) -> float:
    """Seconds without pauses: gaps in which nobody moved on as on foot. A lost signal is no pause."""
    known = np.isfinite(time) & np.isfinite(distance)
    waited, moved = np.diff(time[known]), np.diff(distance[known])
    pause = (waited > GAP) & ((moved < waited * SLOWEST) | (moved > waited * FASTEST))
    return float(waited[(waited > 0) & ~pause].sum())
