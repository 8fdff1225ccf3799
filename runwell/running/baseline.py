"""Usual cadence at a usual pace on level ground, what to aim at, and how it changed (evidence/load.md 7)."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

import numpy as np

from runwell.knowledge.pack import Pack
from runwell.running.summarised import median
from runwell.running.summary import Summary


@dataclass(frozen=True, slots=True, kw_only=True)
class Baseline:
    """cadence: steps a minute; speed: m/s, round which runs were taken; minutes, runs: how much it rests on.

    target: the cadence to aim at, from and to.
    """

    cadence: float
    speed: float
    minutes: float
    runs: int
    target: tuple[float, float]


@dataclass(frozen=True, slots=True)
class CadenceChange:
    """Cadence at the same pace, lately and before that."""

    late: Baseline
    early: Baseline

    @property
    def percent(self) -> float:
        """How much it rose, in %; below 0 it fell."""
        return (self.late.cadence / self.early.cadence - 1) * 100


def within(runs: Iterable[Summary], first: date, before: date) -> tuple[Summary, ...]:
    """Those from `first` on, and before `before`, oldest first."""
    chosen = (run for run in runs if first <= run.on < before)
    return tuple(sorted(chosen, key=lambda run: (run.began, run.id)))


def baseline(
    runs: Iterable[Summary], before: date, pack: Pack, *, speed: float | None = None
) -> Baseline | None:
    """Of the last 28 days before that day, at that speed or else the usual one; None of too little running.

    The median is taken over runs, each by its minutes on level ground: only they are remembered of a run.
    """
    days = timedelta(days=pack.load_rules.fact("watch", "baseline-days").number)
    return baseline_of(within(runs, before - days, before), pack, speed=speed)


def baseline_of(runs: Iterable[Summary], pack: Pack, *, speed: float | None = None) -> Baseline | None:
    """Of those runs."""
    watch = pack.load_rules.facts["watch"]
    known = [run for run in runs if run.level_cadence]
    at = speed or weighted(known, "level_speed")
    if at is None:
        return None
    alike = at_pace(known, at, pack)
    minutes = sum(run.level_minutes for run in alike)
    cadence = weighted(alike, "level_cadence")
    if cadence is None or minutes < watch["baseline-minutes"].number:
        return None
    low, high = watch["cadence-target"].value
    return Baseline(
        cadence=cadence, speed=at, minutes=minutes, runs=len(alike), target=(low * cadence, high * cadence)
    )


def at_pace(runs: Iterable[Summary], speed: float, pack: Pack) -> list[Summary]:
    """Those whose level running was about that fast."""
    margin = pack.load_rules.fact("watch", "baseline-pace").number / 100
    return [run for run in runs if run.level_speed and abs(run.level_speed / speed - 1) <= margin]


def weighted(runs: Iterable[Summary], name: str) -> float | None:
    """The median of that value over the runs, each by its minutes on level ground."""
    pairs = [(getattr(run, name), run.level_minutes) for run in runs]
    known = [(value, weight) for value, weight in pairs if value is not None and weight > 0]
    if not known:
        return None
    values, weights = np.array(known, np.float64).T
    return median(values, weights)


def cadence_change(
    runs: Iterable[Summary], day: date, pack: Pack, *, early_days: float | None = None
) -> CadenceChange | None:
    """The 28 days before that day against as many (or `early_days`) before, at the pace of the later."""
    kept = tuple(runs)
    days = pack.load_rules.fact("watch", "baseline-days").number
    start = day - timedelta(days=days)
    late = baseline(kept, day, pack)
    if late is None:
        return None
    early = within(kept, start - timedelta(days=early_days or days), start)
    found = baseline_of(early, pack, speed=late.speed)
    return None if found is None else CadenceChange(late, found)
