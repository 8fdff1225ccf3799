"""The weeks before a pain began, added up and set against the weeks before those."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

import numpy as np

from runwell.knowledge.pack import Pack
from runwell.running.outings import Outing, known_km, outings
from runwell.running.summarised import median
from runwell.running.summary import Summary

WEEKS, DAYS = 4, 28
"""As the question asks: in the four weeks before it began."""
FEWEST, MOST_UNKNOWN = 4, 0.25
"""[expert] Runs in a stretch, to say anything of it; share of recordings whose distance may be unknown."""
FEWEST_MOVING = 3
"""[expert] Runs in a stretch of which the speed or the climb is known, to compare it."""


@dataclass(frozen=True, slots=True)
class Stretch:
    """The runs of those four weeks."""

    runs: tuple[Outing, ...]

    @property
    def km(self) -> float:
        """Kilometers, as far as they are known."""
        return sum(run.km or 0.0 for run in self.runs)

    @property
    def left_out(self) -> int:
        """Recordings whose distance nobody knows."""
        return sum(run.unknown for run in self.runs)

    @property
    def recordings(self) -> tuple[Summary, ...]:
        """All of them, one by one."""
        return tuple(one for run in self.runs for one in run.runs)

    @property
    def is_measured(self) -> bool:
        """Whether the distance is known of nearly all."""
        return self.left_out <= MOST_UNKNOWN * len(self.recordings)


@dataclass(frozen=True, slots=True)
class Compared:
    """A measure in the four weeks before, and in the four before those."""

    late: float
    early: float

    @property
    def percent(self) -> float | None:
        """How much more, in %; None where there was nothing before."""
        return (self.late / self.early - 1) * 100 if self.early > 0 else None


def stretches(summaries: Iterable[Summary], first_day: date, pack: Pack) -> tuple[Stretch, Stretch]:
    """The four weeks up to the day before, and the four before those."""
    runs = outings(summaries, pack)
    middle = first_day - timedelta(days=DAYS)
    begin = middle - timedelta(days=DAYS)
    late = tuple(run for run in runs if middle <= run.on < first_day)
    return Stretch(late), Stretch(tuple(run for run in runs if begin <= run.on < middle))


def weekly_choice(km: float, pack: Pack) -> str | None:
    """The answer to `weekly-km` that so many kilometers a week are: its limits stand in the answers' ids."""
    for choice in pack.findings["weekly-km"].choices:
        low, high = limits_of(choice.id)
        if low <= km < high or km == high > low > 0:  # 60 km are still of "20-60", 20 no longer under 20
            return choice.id
    return None


def limits_of(choice: str) -> tuple[float, float]:
    """under-20 -> 0 to 20, 20-60 -> 20 to 60, over-60 -> 60 on."""
    numbers = [float(number) for number in re.findall(r"\d+", choice)]
    if len(numbers) == 2:
        return numbers[0], numbers[1]
    if len(numbers) == 1:
        return (0.0, numbers[0]) if choice.startswith("under") else (numbers[0], float("inf"))
    return float("inf"), float("inf")


def speeds(late: Stretch, early: Stretch) -> Compared | None:
    """Usual speed, m/s: over level running where both know it, else over all of each run."""
    return speeds_by(level_speed, late, early) or speeds_by(overall_speed, late, early)


def speeds_by(speed: Callable[[Summary], float | None], late: Stretch, early: Stretch) -> Compared | None:
    """The medians of that speed, each run by its time."""
    both = [[(value, run.timer) for run in one.recordings if (value := speed(run))] for one in (late, early)]
    return medians(both)


def level_speed(run: Summary) -> float | None:
    """Over its level running."""
    return run.level_speed


def overall_speed(run: Summary) -> float | None:
    """Its distance by its time."""
    km = known_km(run)
    return km * 1000 / run.timer if km and run.timer else None


def climbs(late: Stretch, early: Stretch) -> Compared | None:
    """Meters up on each kilometer, over the runs that know both."""
    sums = []
    for one in (late, early):
        known = [(run.climb, km) for run in one.recordings if run.climb is not None and (km := known_km(run))]
        if len(known) < FEWEST_MOVING:
            return None
        sums.append(sum(climb for climb, _ in known) / sum(km for _, km in known))
    return Compared(*sums)


def medians(both: Sequence[Sequence[tuple[float, float]]]) -> Compared | None:
    """The weighted medians of both, if there are enough."""
    if any(len(pairs) < FEWEST_MOVING for pairs in both):
        return None
    late, early = (median(*np.array(pairs, np.float64).T) for pairs in both)
    return None if late is None or early is None else Compared(late, early)
