"""The load of a single run: against the longest of the 30 days before (Frandsen 2025, evidence/load.md 1).

What a band says is a rate ratio over many runners, never a probability for one.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from runwell.knowledge.facts import Fact
from runwell.knowledge.load_rules import SpikeBand
from runwell.knowledge.pack import Pack
from runwell.running.outings import Outing, outings
from runwell.running.summary import Summary

DAY = timedelta(days=1)
"""Runs lie in the order in which they began, all over the world: a later one can have an earlier date."""
DIGITS = 6
"""A ratio is rounded to so many places: 3.3 / 3.0 is 1.1 and not a hair less."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Spike:
    """A run and the longest of the days before it.

    before: that longest run; ratio and band: None where there was none (then the way back to running holds).
    left_out: recordings in those days and in the run itself whose distance nobody knows.
    """

    run: Outing
    before: Outing | None
    ratio: float | None
    band: SpikeBand | None
    left_out: int = 0

    @property
    def on(self) -> date:
        """The day of the run."""
        return self.run.on

    @property
    def km(self) -> float:
        """How far it was."""
        return self.run.km or 0.0

    @property
    def longer_by(self) -> float | None:
        """How much farther than the longest before, in %."""
        return None if self.ratio is None else (self.ratio - 1) * 100

    @property
    def is_one(self) -> bool:
        """Whether it lies above the band that runners were compared with."""
        return self.band is not None and self.band.low is not None


@dataclass(frozen=True, slots=True)
class Cap:
    """The most that the next run should be. before: the longest of the last 30 days, on which it rests."""

    km: float
    before: Outing
    left_out: int = 0


def spikes(summaries: Iterable[Summary], pack: Pack) -> tuple[Spike, ...]:
    """Every run with a known distance, oldest first, compared with those before it."""
    days = timedelta(days=pack.load_rules.fact("single-run", "ratio").number)
    window: deque[Outing] = deque()
    found: list[Spike] = []
    for run in outings(summaries, pack):
        first = run.on - days
        while window and window[0].on < first - DAY:
            window.popleft()
        if run.km is not None:
            found.append(compared(run, (one for one in window if one.on >= first), pack))
        window.append(run)
    return tuple(found)


def compared(run: Outing, before: Iterable[Outing], pack: Pack) -> Spike:
    """One run against those."""
    all_before = tuple(before)
    longest = longest_of(all_before)
    left_out = run.unknown + sum(one.unknown for one in all_before)
    if longest is None or not longest.km or run.km is None:
        return Spike(run=run, before=None, ratio=None, band=None, left_out=left_out)
    ratio = round(run.km / longest.km, DIGITS)
    return Spike(run=run, before=longest, ratio=ratio, band=band_of(ratio, pack), left_out=left_out)


def longest_of(runs: Iterable[Outing]) -> Outing | None:
    """The farthest of those whose distance is known; of equals the first."""
    return max((one for one in runs if one.km), key=lambda one: one.km or 0.0, default=None)


def band_of(ratio: float, pack: Pack) -> SpikeBand | None:
    """The published band of a ratio; a run of no distance has none."""
    return next((band for band in pack.load_rules.spike_bands.values() if band.holds(ratio)), None)


def next_cap(summaries: Iterable[Summary], on: date, pack: Pack) -> Cap | None:
    """The most for a run on that day, after what was run in the 30 days before and on it; None: nothing."""
    days = timedelta(days=pack.load_rules.fact("single-run", "ratio").number)
    recent = tuple(run for run in outings(summaries, pack) if on - days <= run.on <= on)
    longest = longest_of(recent)
    if longest is None or longest.km is None:
        return None
    factor = pack.load_rules.fact("single-run", "plan-cap").number
    return Cap(factor * longest.km, longest, sum(one.unknown for one in recent))


def acute_chronic_not_shown(pack: Pack) -> Fact:
    """Why the ratio of this week to the weeks before, which others show as a risk, is shown nowhere here."""
    return pack.load_rules.fact("acute-chronic", "never-a-risk-number")
