"""Effort as runners say it (session RPE, Foster; evidence/load.md 4)."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from statistics import fmean, pstdev, stdev

from runwell.knowledge.pack import Pack
from runwell.running.summary import Summary


class Deviation(StrEnum):
    """Which standard deviation: said wherever monotony is shown."""

    SAMPLE = "sample"
    POPULATION = "population"


@dataclass(frozen=True, slots=True, kw_only=True)
class Efforts:
    """Days of effort in arbitrary units (AU). monotony and strain: None where all days are alike.

    unsaid: runs in those days of which no effort was said, so that all of this is too little.
    """

    daily: tuple[float, ...]
    deviation: Deviation
    monotony: float | None
    strain: float | None
    unsaid: int = 0

    @property
    def total(self) -> float:
        """All days together."""
        return sum(self.daily)


def session_effort(effort: float, minutes: float) -> float:
    """sRPE = RPE (0-10) * minutes, in AU."""
    return effort * minutes


def efforts(daily: Sequence[float], deviation: Deviation = Deviation.SAMPLE, unsaid: int = 0) -> Efforts:
    """Monotony = mean / SD of the days; strain = their sum * monotony."""
    spread = (stdev if deviation is Deviation.SAMPLE else pstdev)(daily)
    monotony = fmean(daily) / spread if spread else None
    return Efforts(
        daily=tuple(daily),
        deviation=deviation,
        monotony=monotony,
        strain=None if monotony is None else sum(daily) * monotony,
        unsaid=unsaid,
    )


def week_effort(summaries: Iterable[Summary], until: date, pack: Pack) -> Efforts | None:
    """The seven days up to `until`; None where no effort was said in them."""
    days = int(pack.load_rules.fact("session-effort", "monotony").number)
    first = until - timedelta(days=days - 1)
    runs = [run for run in summaries if first <= run.on <= until]
    daily = [0.0] * days
    for run in sorted(runs, key=lambda one: (one.began, one.id)):
        daily[(run.on - first).days] += session_effort(run.effort or 0, run.timer / 60)
    unsaid = sum(run.effort is None for run in runs)
    return None if unsaid == len(runs) else efforts(daily, unsaid=unsaid)
