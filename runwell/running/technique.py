"""How somebody ran in the weeks before the pain, against the weeks before those, as far as files carry it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from runwell.knowledge.pack import Pack
from runwell.running.baseline import at_pace, weighted, within
from runwell.running.summary import Summary

EARLY_DAYS = 56
"""[expert] Days before the 28 before the pain that are compared with them: twice as many, to be firm."""
FEWEST_RUNS = 3
"""[expert] In each of both stretches."""


class Carried(StrEnum):
    """What a watch measures of how one runs. Each is the name of a column of `Summary`."""

    CADENCE = "level_cadence"
    CONTACT = "contact"
    OSCILLATION = "oscillation"
    BALANCE = "balance"


CLEAR = {Carried.CADENCE: 3.0, Carried.CONTACT: 5.0, Carried.OSCILLATION: 5.0, Carried.BALANCE: 1.0}
"""[expert] From so much on a change is called one: %, or points of balance. Runs differ by less anyway."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TechniqueChange:
    """Medians of level runs at the same pace. late: in the 28 days before the pain; early: 56 before."""

    what: Carried
    late: float
    early: float
    runs: tuple[int, int]

    @property
    def change(self) -> float:
        """In %; of balance in points."""
        if self.what is Carried.BALANCE:
            return self.late - self.early
        return (self.late / self.early - 1) * 100

    @property
    def is_clear(self) -> bool:
        """Whether it is more than runs differ by anyway."""
        return abs(self.change) >= CLEAR[self.what]


def technique_before(
    summaries: Iterable[Summary], first_day: date, pack: Pack
) -> tuple[TechniqueChange, ...]:
    """What files carry of it, before the pain's first day. Empty where they carry nothing, or too few do."""
    kept = tuple(summaries)
    start = first_day - timedelta(days=pack.load_rules.fact("watch", "baseline-days").number)
    late = within(kept, start, first_day)
    early = within(kept, start - timedelta(days=EARLY_DAYS), start)
    speed = weighted(late, "level_speed")
    if speed is None:
        return ()
    both = at_pace(late, speed, pack), at_pace(early, speed, pack)
    return tuple(change for what in Carried if (change := compared(what, *both)))


def compared(what: Carried, late: list[Summary], early: list[Summary]) -> TechniqueChange | None:
    """One of them; None where fewer runs carry it than it takes."""
    late, early = ([run for run in runs if getattr(run, what) is not None] for runs in (late, early))
    after, before = weighted(late, what), weighted(early, what)
    if min(len(late), len(early)) < FEWEST_RUNS or after is None or not before:
        return None
    return TechniqueChange(what=what, late=after, early=before, runs=(len(late), len(early)))
