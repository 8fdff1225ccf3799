"""What goes into a way back to running and what comes out; each valid when it exists, and plain to keep."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from runwell.refusals import Refusal
from runwell.running.comeback.why import Reason

FARTHEST_WEEK, LONGEST_MINUTES = 400.0, 72 * 60
SLOWEST, FASTEST = 1, 7
"""Meters a second of an easy run."""


def _floats(value: object, *names: str) -> None:
    """Whole numbers become what the field says, so that they read back as they were kept."""
    for name in names:
        held = getattr(value, name)
        if isinstance(held, int):
            object.__setattr__(value, name, float(held))


class Light(StrEnum):
    """A morning's verdict on the day before, as the program gives it; after a day of rest, on the morning.

    UNKNOWN: too little was said, which is never the same as good.
    """

    GREEN = "green"
    AMBER = "amber"
    RED = "red"
    STOP = "stop"
    UNKNOWN = "unknown"


class Kind(StrEnum):
    """What a stage is: of the table, or one of those after it."""

    TABLE = "table"
    EASY = "easy"
    LONGER = "longer"
    HILLS = "hills"
    SPEED = "speed"


class Ground(StrEnum):
    """What a run is done on or as: level and easy, with hills, or with fast parts."""

    LEVEL = "level"
    HILLS = "hills"
    FAST = "fast"


class Outcome(StrEnum):
    """A planned run held against what was done."""

    DONE = "done"
    OVER = "over"
    UNDER = "under"
    MISSED = "missed"
    UNPLANNED = "unplanned"


class What(StrEnum):
    """What was decided on a morning."""

    STEP = "step"
    REPEAT = "repeat"
    BACK = "back"
    LONGER = "longer"
    WAIT = "wait"
    STOPPED = "stopped"
    RESUMED = "resumed"
    CLINICIAN = "clinician"


class RaceView(StrEnum):
    """Whether the race is on the way."""

    ON_THE_WAY = "on-the-way"
    NOT_BY_THEN = "not-by-then"
    CANNOT_TELL = "cannot-tell"
    OVER = "over"


@dataclass(frozen=True, slots=True, kw_only=True)
class Level:
    """Before the pain: usual kilometers a week, longest run, easy speed in m/s. None: nobody knows."""

    weekly_km: float | None = None
    longest_km: float | None = None
    easy_speed: float | None = None

    def __post_init__(self) -> None:
        _floats(self, "weekly_km", "longest_km", "easy_speed")
        for value, most in ((self.weekly_km, FARTHEST_WEEK), (self.longest_km, FARTHEST_WEEK)):
            if value is not None and not 0 <= value <= most:
                raise Refusal(
                    f"{value} km is no usual distance", "level", "Give it as it was before the pain"
                )
        if self.easy_speed is not None and not SLOWEST <= self.easy_speed <= FASTEST:
            raise Refusal("This is no easy running speed", "level", "Give meters a second, or leave it out")


@dataclass(frozen=True, slots=True, kw_only=True)
class Race:
    """A goal that the runner named."""

    on: date
    km: float

    def __post_init__(self) -> None:
        _floats(self, "km")
        if not 0 < self.km <= FARTHEST_WEEK:
            raise Refusal(f"{self.km} km is no race", "race", "Give its distance")


@dataclass(frozen=True, slots=True, kw_only=True)
class Begun:
    """A way back as it began. weekdays: free for running, Monday is 0. stage: where it begins, "" first.

    group, cause: of the cause that leads, a bone before all others; table: of the pack, for that group.
    """

    group: str
    cause: str
    table: str
    on: date
    weekdays: tuple[int, ...]
    level: Level = Level()
    race: Race | None = None
    stage: str = ""

    def __post_init__(self) -> None:
        days = self.weekdays
        if not days or list(days) != sorted(set(days)) or not 0 <= days[0] <= days[-1] <= 6:
            raise Refusal("These are no days of a week", "weekdays", "Choose at least one day to run on")


@dataclass(frozen=True, slots=True, kw_only=True)
class MorningSaid:
    """A morning's entry, as the program judged it. flare: a flare is open on this morning."""

    on: date
    light: Light
    painkillers: bool = False
    flare: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Gates:
    """What is open, and since when. phase: of the program today. run_gate: the day it was last passed.

    g2, g3: opened by a clinician. diagnosed: the day of a femoral neck's diagnosis; sooner: a clinician says
    that running may begin before the week of the rule. seen: days on which a clinician looked. locked: the
    program is closed (a red flag, a clinician's word). spans: from which day, and up
    to which (None: still), the program was in the phase for running, oldest first; empty: since run_gate.
    """

    phase: int = 1
    run_gate: date | None = None
    g2: date | None = None
    g3: date | None = None
    diagnosed: date | None = None
    sooner: date | None = None
    seen: tuple[date, ...] = ()
    locked: bool = False
    spans: tuple[tuple[date, date | None], ...] = ()

    def run_open(self, on: date) -> bool:
        """Whether the run gate was passed on that day."""
        spans = self.spans or (((self.run_gate, None),) if self.run_gate else ())
        return any(first <= on and (until is None or on < until) for first, until in spans)

    def passed_after(self, day: date, on: date) -> bool:
        """Whether the run gate was passed after that day, and up to the other."""
        firsts = [first for first, _ in self.spans] or ([self.run_gate] if self.run_gate else [])
        return any(day < first <= on for first in firsts)

    def __post_init__(self) -> None:
        if not 1 <= self.phase <= 4:
            raise Refusal(f"There is no phase {self.phase}", "gates", "Phases go from 1 to 4")


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """times (walk, then run), in minutes. normal: the run is at the runner's normal pace, else easy."""

    walk: float = 0.0
    run: float = 0.0
    times: int = 1
    normal: bool = False

    def __post_init__(self) -> None:
        _floats(self, "walk", "run")
        if self.times < 1 or min(self.walk, self.run) < 0 or not 0 < self.minutes <= LONGEST_MINUTES:
            raise Refusal("This is no part of a run", "block", "Give minutes to walk or to run")

    @property
    def minutes(self) -> float:
        """All of it."""
        return (self.walk + self.run) * self.times


@dataclass(frozen=True, slots=True, kw_only=True)
class Planned:
    """A run to be done. nth: which time of this stage. km: all of it, about; by_distance: that counts.

    warm_up: minutes, from and to. long: the week's longest. sure: it holds as things stand; else: if all
    until then goes well. effort: 0-10, None: easy enough to talk.
    """

    on: date
    stage: str
    blocks: tuple[Block, ...]
    part: int = 0
    nth: int = 1
    kind: Kind = Kind.TABLE
    km: float | None = None
    by_distance: bool = False
    effort: int | None = None
    warm_up: tuple[int, ...] = ()
    ground: Ground = Ground.LEVEL
    long: bool = False
    sure: bool = True

    def __post_init__(self) -> None:
        _floats(self, "km")
        if not self.blocks or (self.by_distance and not self.km):
            raise Refusal("A run needs its minutes or its distance", self.stage, "Give them")

    @property
    def run_minutes(self) -> float:
        """Minutes of running."""
        return sum(one.run * one.times for one in self.blocks)

    @property
    def walk_minutes(self) -> float:
        """Minutes of walking, without the warm-up."""
        return sum(one.walk * one.times for one in self.blocks)

    @property
    def longest_block(self) -> float:
        """Minutes of the longest running without a walk."""
        longest = now = 0.0
        for one in self.blocks:
            now = one.run if one.walk else now + one.run * one.times
            longest = max(longest, now)
        return longest

    @property
    def run_blocks(self) -> int:
        """How often running begins."""
        return sum(one.times for one in self.blocks if one.run)


@dataclass(frozen=True, slots=True, kw_only=True)
class Graded:
    """runs: ids of the summaries that are this run (pauses of minutes join them); none where it was missed.

    planned: None where nothing was planned. Facts of the run stand in the reasons.
    """

    on: date
    outcome: Outcome
    because: tuple[Reason, ...]
    planned: Planned | None = None
    runs: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Decision:
    """stage, part: where it leads. on: the morning of it."""

    on: date
    what: What
    stage: str
    because: tuple[Reason, ...]
    part: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Goal:
    """The race as it looks today. longest_km: the run that has to come before it. earliest: a race day."""

    view: RaceView
    longest_km: float
    because: tuple[Reason, ...]
    earliest: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Stands:
    """Where a way back stands on a day.

    closed: why no run may be done at all now, empty: it is open. waits: what keeps the next run or step.
    done, wanted: how often this stage went well, and how often it must. longest_km: the longest that the next
    run may be, None while the table's minutes say it. planned: the coming days.
    """

    on: date
    stage: str
    part: int
    kind: Kind
    done: int
    wanted: int
    closed: tuple[Reason, ...] = ()
    waits: tuple[Reason, ...] = ()
    planned: tuple[Planned, ...] = ()
    graded: tuple[Graded, ...] = ()
    decisions: tuple[Decision, ...] = ()
    longest_km: float | None = None
    goal: Goal | None = None

    @property
    def open(self) -> bool:
        """Whether runs may be done now."""
        return not self.closed
