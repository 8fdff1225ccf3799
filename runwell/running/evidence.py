"""What files say of the time before a pain: values to be shown, and confirmed or corrected by the runner."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise

from runwell.knowledge.pack import Pack
from runwell.running.baseline import CadenceChange, cadence_change
from runwell.running.load import Spike, spikes
from runwell.running.outings import Outing, outings
from runwell.running.stretches import (
    DAYS,
    WEEKS,
    Compared,
    Stretch,
    climbs,
    speeds,
    stretches,
    weekly_choice,
)
from runwell.running.suggested import Suggestion, Told, suggested
from runwell.running.summary import Summary


@dataclass(frozen=True, slots=True)
class Break:
    """Weeks without a run, and the runs on both sides."""

    last: Outing
    back: Outing

    @property
    def days(self) -> int:
        """Days from the one to the other."""
        return (self.back.on - self.last.on).days


@dataclass(frozen=True, slots=True)
class WeeklyKm:
    """The mean of the last four weeks before. choice: the answer to `weekly-km` that this is."""

    km: float
    choice: str | None
    left_out: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class FileEvidence:
    """All that was found; None where files do not tell.

    spike: the largest in the days up to the first one of the pain. volume: km; often: runs; speed: m/s;
    climb: meters a km: each in the four weeks before and in the four before those.
    """

    first_day: date
    spike: Spike | None
    weekly: WeeklyKm | None
    volume: Compared | None
    often: Compared | None
    speed: Compared | None
    climb: Compared | None
    pause: Break | None
    cadence: CadenceChange | None
    suggestion: Suggestion


LATEST = 14
"""[expert] Days before the pain in which files must still go on: else the runner ran without the watch."""


def before_pain(summaries: Iterable[Summary], first_day: date, pack: Pack) -> FileEvidence:
    """What the runs up to that day show. Later ones change nothing."""
    runs = tuple(run for run in summaries if run.on <= first_day)
    all_runs = outings(runs, pack)
    late, early = stretches(runs, first_day, pack)
    whole = covered(all_runs, first_day, 2 * DAYS)
    measured = whole and late.is_measured and early.is_measured
    pause = last_break(all_runs, first_day, pack)
    told = Told(
        pause=pause.days if pause else None,
        spike=largest_spike(runs, all_runs, first_day, pack),
        volume=Compared(late.km, early.km) if measured else None,
        often=Compared(len(late.runs), len(early.runs)) if whole else None,
        speed=speeds(late, early) if whole else None,
        climb=climbs(late, early) if whole else None,
        runs=(len(late.runs), len(early.runs)),
        ends_early=not all_runs or all_runs[-1].on < first_day - timedelta(days=LATEST),
        begins_late=not whole,
    )
    return FileEvidence(
        first_day=first_day,
        spike=told.spike,
        weekly=weekly(late, pack) if covered(all_runs, first_day, DAYS) else None,
        volume=told.volume,
        often=told.often,
        speed=told.speed,
        climb=told.climb,
        pause=pause,
        cadence=cadence_change(runs, first_day, pack),
        suggestion=suggested(told, pack),
    )


def covered(runs: Sequence[Outing], first_day: date, days: int) -> bool:
    """Whether files go back so far before that day."""
    return bool(runs) and runs[0].on <= first_day - timedelta(days=days)


def largest_spike(
    runs: Sequence[Summary], all_runs: Sequence[Outing], first_day: date, pack: Pack
) -> Spike | None:
    """The largest in the 30 days up to the pain; none in the first 30 days of the files: what was before?"""
    days = timedelta(days=pack.load_rules.fact("single-run", "ratio").number)
    return max(
        (
            one
            for one in spikes(runs, pack)
            if one.is_one and one.on >= first_day - days and covered(all_runs, one.on, days.days)
        ),
        key=lambda one: (one.ratio or 0.0, one.on),
        default=None,
    )


def weekly(late: Stretch, pack: Pack) -> WeeklyKm | None:
    """The usual week before; None where nothing was run, or too many distances are unknown."""
    if not late.runs or not late.is_measured:
        return None
    km = late.km / WEEKS
    return WeeklyKm(km, weekly_choice(km, pack), late.left_out)


def last_break(runs: Sequence[Outing], first_day: date, pack: Pack) -> Break | None:
    """The last time without a run that is as good as a new start, if it ended in those eight weeks."""
    days = pack.load_rules.fact("single-run", "no-run-before").number
    since = first_day - timedelta(days=2 * DAYS)
    breaks = [Break(*pair) for pair in pairwise(runs) if pair[1].on >= since]
    return next((one for one in reversed(breaks) if one.days > days), None)
