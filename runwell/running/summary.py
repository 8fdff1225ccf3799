"""What is remembered of a run: one row, from which load, evidence and the way back are worked out."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from math import isfinite

from runwell.refusals import Refusal

LONGEST_HOURS, FARTHEST_KM = 72.0, 500.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Summary:
    """A run. id: by which it is told apart. began: with its own offset from UTC; on: the day where it began.

    meters: None where nobody knows (a treadmill whose distance was not confirmed). timer: seconds with the
    watch running; elapsed: with pauses. run_seconds, walk_seconds, longest_block: by the walk-run split, None
    where neither cadence nor speed was recorded. cadence: steps a minute while running, median.
    level_cadence, level_minutes, level_speed: over level running only, with its minutes and speed in m/s.
    heart_rate: mean. climb: meters up. contact: ms; oscillation: mm; balance: % on the left.
    effort: 0-10 as the runner said (session RPE). confirmed: the runner confirmed or corrected the distance.
    """

    id: str
    began: datetime
    timer: float
    elapsed: float
    meters: float | None = None
    indoor: bool = False
    run_seconds: float | None = None
    walk_seconds: float | None = None
    longest_block: float | None = None
    cadence: float | None = None
    level_cadence: float | None = None
    level_minutes: float = 0.0
    level_speed: float | None = None
    heart_rate: float | None = None
    climb: float | None = None
    contact: float | None = None
    oscillation: float | None = None
    balance: float | None = None
    effort: int | None = None
    confirmed: bool = False

    def __post_init__(self) -> None:
        if self.began.tzinfo is None:
            raise Refusal("The start of a run needs its time zone", self.id, "Give the offset from UTC")
        if not 0 <= self.timer <= LONGEST_HOURS * 3600 or not isfinite(self.elapsed):
            raise Refusal("This is no time for one run", self.id, "Give seconds, up to three days")
        if self.meters is not None and not 0 <= self.meters <= FARTHEST_KM * 1000:
            raise Refusal("This is no distance for one run", self.id, "Give meters, up to 310 miles")
        if self.effort is not None and not 0 <= self.effort <= 10:
            raise Refusal("Effort goes from 0 to 10", self.id, "Choose one of them")

    @property
    def on(self) -> date:
        """The day on which it began, where it began."""
        return self.began.date()

    @property
    def km(self) -> float | None:
        """Its distance in kilometers."""
        return None if self.meters is None else self.meters / 1000
