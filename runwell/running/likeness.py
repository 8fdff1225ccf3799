"""The same run, told by two files: from Strava and from Garmin, or from two watches worn at once."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import timedelta
from itertools import takewhile

import numpy as np

from runwell.running.files.run import Column, Format, Harm, Run
from runwell.running.intervals import pause_from
from runwell.running.summary import Summary

OVERLAP, DISTANCE, APART = 0.80, 0.05, timedelta(minutes=5)
"""[expert] Share of the longer run's time that both have, how much distances may differ, and the starts."""


def same_run(one: Summary, other: Summary) -> bool:
    """Whether both tell of one run. Runs one after the other are two, however alike."""
    return (
        abs(one.began - other.began) <= APART
        and shared(one, other) > OVERLAP
        and distances_agree(one.meters, other.meters)
    )


def shared(one: Summary, other: Summary) -> float:
    """The time that both have, as a share of the longer."""
    ends = min(one.began + length(one), other.began + length(other))
    longer = max(length(one), length(other))
    return (ends - max(one.began, other.began)) / longer if longer else 0.0


def length(run: Summary) -> timedelta:
    """From start to end, with pauses."""
    return timedelta(seconds=max(run.elapsed, run.timer))


def distances_agree(one: float | None, other: float | None) -> bool:
    """Whether two distances can be of one run; an unknown one can be any."""
    return one is None or other is None or abs(one - other) <= DISTANCE * max(one, other)


def copies(summaries: Iterable[Summary]) -> tuple[tuple[Summary, ...], ...]:
    """The runs, each with all that tell of it: whoever is the same as one of them belongs to all of them.

    So it makes no difference in which order or in how many parts the files came.
    """
    groups: list[list[Summary]] = []
    for run in sorted(summaries, key=lambda one: (one.began, one.id)):
        near = [group for group in begun_by(groups, run) if any(same_run(run, each) for each in group)]
        for group in near:
            groups.remove(group)
        groups.append([each for group in reversed(near) for each in group] + [run])
    return tuple(tuple(sorted(group, key=lambda one: (one.began, one.id))) for group in groups)


def begun_by(groups: list[list[Summary]], run: Summary) -> list[list[Summary]]:
    """Those whose latest run began so shortly before that it can be the same; each ends with its latest."""
    return list(takewhile(lambda group: run.began - group[-1].began <= APART, reversed(groups)))


def richness(run: Run) -> tuple[int, ...]:
    """How much a copy of a run tells: of two, the one with the greater wins.

    First whether it is whole, then whether it is what the watch itself wrote (FIT), then how many kinds of
    values it has, the seconds that they cover, the records, the laps.
    """
    broken = {Harm.CUT_SHORT, Harm.NOT_WELL_FORMED, Harm.UNREADABLE_PART, Harm.LENGTH_ZERO}
    return (
        int(not any(one.harm in broken for one in run.damage)),
        int(run.format is Format.FIT),
        sum(bool(np.isfinite(column).any()) for _, column in run.streams.columns()),
        recorded(run.streams.time[np.isfinite(run.streams.time)]),
        len(run.streams),
        len(run.laps),
    )


def recorded(time: Column) -> int:
    """Whole seconds between records, without pauses."""
    steps = np.diff(np.sort(time))
    return int(steps[steps <= pause_from(steps)].sum())
