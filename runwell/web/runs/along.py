"""A run as pictures: pace, heart rate and cadence along the way, and the track alone."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
from django.utils.formats import number_format
from django.utils.translation import gettext

from runwell.running.files.run import Column, Streams
from runwell.running.mile_by_mile import Stretch, mile_by_mile
from runwell.web import distances
from runwell.web.charts.table import Table
from runwell.web.charts.trace import Trace, thinned, trace
from runwell.web.charts.track_map import TrackMap, track_map

PACES = (5, 10, 15, 30, 60, 120, 300, 600)
"""Seconds between two numbers at the edge."""
STANDING = 0.8
"""m/s; below that somebody stands, and has no pace."""
NOTHING = "–"


def traces(streams: Streams) -> tuple[Trace, ...]:
    """One for each measure that was recorded."""
    along, axis = _along(streams)
    found = (*_pace(streams, along, axis), *_pulse(streams, along, axis), *_cadence(streams, along, axis))
    return tuple(one for one in found if not one.empty)


def _along(streams: Streams) -> tuple[Column, str]:
    """How far or how long, and its unit in words."""
    if np.isfinite(streams.distance).sum() > 1:
        return streams.distance / distances.unit(), distances.units()
    first = np.nanmin(streams.time) if np.isfinite(streams.time).any() else 0.0
    return (streams.time - first) / 60, gettext("minutes")


def _pace(streams: Streams, along: Column, axis: str) -> Iterator[Trace]:
    far, speed = thinned(along, _speed(streams))
    with np.errstate(invalid="ignore", divide="ignore"):
        pace = np.where(speed >= STANDING, distances.unit() / speed, np.nan)
    if not np.isfinite(pace).any():
        return
    fastest, slowest = (distances.clock(float(np.nanpercentile(pace, one))) for one in (2, 98))
    says = gettext(
        "Minutes for each {unit}, over {axis}; faster is higher. Mostly between {fast} and {slow}."
    ).format(unit=distances.unit_name(), axis=axis, fast=fastest, slow=slowest)
    yield trace("pace", gettext("Pace"), says, far, pace, distances.clock, low_is_up=True, steps=PACES)


def _speed(streams: Streams) -> Column:
    """In m/s, out of the distance where the file has none."""
    if np.isfinite(streams.speed).any():
        return streams.speed
    known = np.isfinite(streams.distance) & np.isfinite(streams.time)
    speed = np.full(len(streams), np.nan)
    if known.sum() > 2:
        time = streams.time[known]
        with np.errstate(invalid="ignore", divide="ignore"):
            speed[known] = np.gradient(streams.distance[known]) / np.gradient(time)
    return np.where(np.isfinite(speed), speed, np.nan)


def _pulse(streams: Streams, along: Column, axis: str) -> Iterator[Trace]:
    words = gettext("Beats a minute, over {axis}. Average {mean}, highest {high}.")
    yield from _measure("pulse", gettext("Heart rate"), words, streams.heart_rate, along, axis)


def _cadence(streams: Streams, along: Column, axis: str) -> Iterator[Trace]:
    words = gettext("Steps a minute of both legs, over {axis}. Average {mean}, highest {high}.")
    yield from _measure("cadence", gettext("Cadence"), words, streams.cadence, along, axis)


def _measure(name: str, title: str, words: str, values: Column, along: Column, axis: str) -> Iterator[Trace]:
    values = np.where(values > 0, values, np.nan)
    if np.isfinite(values).any():
        facts = {"mean": f"{np.nanmean(values):.0f}", "high": f"{np.nanmax(values):.0f}"}
        yield trace(name, title, words.format(axis=axis, **facts), along, values)


def by_distance(streams: Streams) -> Table | None:
    """Mile by mile; None where no distance was recorded. Columns that are empty throughout are left out."""
    found = mile_by_mile(streams, distances.unit())
    if not found:
        return None
    names = (
        gettext("Time"),
        gettext("Pace"),
        gettext("Heart rate"),
        gettext("Cadence"),
        gettext("Climb, {unit}").format(unit=distances.climb_unit()),
    )
    rows = [_row(one) for one in found]
    filled = [place for place in range(len(names)) if any(row[place] != NOTHING for row in rows)]
    last = distances.number(sum(one.meters for one in found))
    firsts = [*(str(number) for number in range(1, len(rows))), last]
    return Table(
        gettext("The run {unit} by {unit}").format(unit=distances.unit_name()),
        (distances.unit_name().capitalize(), *(names[place] for place in filled)),
        tuple((first, *(row[place] for place in filled)) for first, row in zip(firsts, rows, strict=True)),
    )


def _row(one: Stretch) -> tuple[str, ...]:
    pace = (
        distances.clock(one.seconds * distances.unit() / one.meters)
        if one.meters and one.seconds
        else NOTHING
    )
    climb = NOTHING if one.climb is None else distances.climb_number(one.climb)
    return distances.clock(one.seconds), pace, _whole(one.heart_rate), _whole(one.cadence), climb


def _whole(value: float | None) -> str:
    return NOTHING if value is None else number_format(round(value))


def track(streams: Streams, *, cut: bool) -> TrackMap | None:
    """cut: the parts near home are left out, which the words say."""
    says = gettext("The track alone, with north at the top. No map of any company is asked for it.")
    if cut:
        says = gettext("The track with north at the top. Its parts near home are left out.")
    return track_map(
        "track", gettext("Where the run went"), says, streams.latitude, streams.longitude, _lengths()
    )


def _lengths() -> list[tuple[float, str]]:
    unit = distances.unit()
    parts = (0.05, 0.1, 0.25, 0.5, 1, 2, 5, 10, 25, 50)
    return [(unit * one, _length(one)) for one in parts]


def _length(many: float) -> str:
    return gettext("{n} {unit}").format(
        n=f"{many:g}", unit=distances.unit_name() if many == 1 else distances.units()
    )
