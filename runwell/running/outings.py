"""What counts as one run: recordings of one day that a short pause joins."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from runwell.knowledge.pack import Pack
from runwell.running.summary import Summary


@dataclass(frozen=True, slots=True)
class Outing:
    """Recordings in the order in which they began. km: None where none is known; unknown: of how many not."""

    runs: tuple[Summary, ...]
    km: float | None
    unknown: int = 0

    @property
    def id(self) -> str:
        """That of the first recording."""
        return self.runs[0].id

    @property
    def began(self) -> datetime:
        """When the first began."""
        return self.runs[0].began

    @property
    def on(self) -> date:
        """The day on which it began, where it began."""
        return self.runs[0].on


def known_km(run: Summary) -> float | None:
    """Its distance, if it counts: a treadmill's only once the runner confirmed it."""
    return None if run.indoor and not run.confirmed else run.km


def ended(run: Summary) -> datetime:
    """When it was over, pauses and all."""
    return run.began + timedelta(seconds=max(run.elapsed, run.timer))


def outings(summaries: Iterable[Summary], pack: Pack) -> tuple[Outing, ...]:
    """All of them, oldest first, in whichever order the recordings come."""
    pause = timedelta(minutes=pack.load_rules.fact("single-run", "same-day-pause").number)
    parts: list[list[Summary]] = []
    for run in sorted(summaries, key=lambda one: (one.began, one.id)):
        if parts and joined(parts[-1], run, pause):
            parts[-1].append(run)
        else:
            parts.append([run])
    return tuple(map(outing, parts))


def joined(part: list[Summary], run: Summary, pause: timedelta) -> bool:
    """Whether a recording goes on with what was recorded before it on that day."""
    return run.on == part[0].on and run.began - max(map(ended, part)) < pause


def outing(part: list[Summary]) -> Outing:
    """Those recordings added up."""
    counted = counting(part)
    distances = [km for run in counted if (km := known_km(run)) is not None]
    return Outing(tuple(part), sum(distances) if distances else None, len(counted) - len(distances))


def counting(part: Sequence[Summary]) -> tuple[Summary, ...]:
    """Those that are added up: of two at the same time, two watches, the longer counts alone."""
    alone: list[Summary] = []
    for run in part:
        if not alone or run.began >= ended(alone[-1]):
            alone.append(run)
        elif (known_km(run) or 0) > (known_km(alone[-1]) or 0):
            alone[-1] = run
    return tuple(alone)
