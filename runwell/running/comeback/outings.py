"""One time out of the door as the way back grades it: minutes of running and walking beside the distance."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from itertools import groupby

from runwell.knowledge.pack import Pack
from runwell.running.outings import counting, ended, known_km
from runwell.running.outings import outings as recorded
from runwell.running.summary import Summary

NO_RUN_SECONDS = 60
"""Less running than that is a walk [expert]: a few steps to cross a street."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Outing:
    """Several summaries added up. Seconds and meters; None where one of them does not know.

    speed: m/s over level running, else over all of it where it was all running.
    """

    ids: tuple[str, ...]
    began: datetime
    ended: datetime
    timer: float
    meters: float | None = None
    run: float | None = None
    walk: float | None = None
    block: float | None = None
    speed: float | None = None
    effort: int | None = None

    @property
    def on(self) -> date:
        """The day on which it began."""
        return self.began.date()

    @property
    def km(self) -> float | None:
        """Its distance in kilometers."""
        return None if self.meters is None else self.meters / 1000

    def is_walk(self, pack: Pack) -> bool | None:
        """Whether there was no running in it; None where nothing tells."""
        if self.run is not None:
            return self.run < NO_RUN_SECONDS
        if self.meters is None or not self.timer:
            return None
        return self.meters / self.timer < pack.load_rules.fact("watch", "run-speed").number


def outings(pack: Pack, runs: Iterable[Summary]) -> dict[date, tuple[Outing, ...]]:
    """By day, in the order in which they began. In whichever order they come, and each id once."""
    kept = {one.id: one for one in sorted(runs, key=lambda one: (one.began, one.id))}
    together = (_outing(one.runs) for one in recorded(kept.values(), pack))
    return {on: tuple(of_day) for on, of_day in groupby(together, key=lambda one: one.on)}


def _outing(every: Sequence[Summary]) -> Outing:
    part = counting(every)
    blocks = [one.longest_block for one in part if one.longest_block is not None]
    efforts = [one.effort for one in part if one.effort is not None]
    return Outing(
        ids=tuple(one.id for one in every),
        began=every[0].began,
        ended=max(map(ended, every)),
        timer=sum(one.timer for one in part),
        meters=_sum([_meters(one) for one in part]),
        run=_sum([one.run_seconds for one in part]),
        walk=_sum([one.walk_seconds for one in part]),
        block=max(blocks) if len(blocks) == len(part) else None,
        speed=max(filter(None, map(_speed, part)), default=None),
        effort=max(efforts, default=None),
    )


def _meters(one: Summary) -> float | None:
    km = known_km(one)
    return None if km is None else km * 1000


def _sum(values: Sequence[float | None]) -> float | None:
    known = [one for one in values if one is not None]
    return sum(known) if len(known) == len(values) else None


def _speed(one: Summary) -> float | None:
    if one.level_speed is not None:
        return one.level_speed
    if one.meters is None or one.run_seconds is None or not one.run_seconds:
        return None
    return one.meters / one.run_seconds if not one.walk_seconds else None
