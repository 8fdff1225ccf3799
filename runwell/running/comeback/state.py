"""Where a way back is on a morning, and what it is on: carried from day to day by the replay."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, datetime

from runwell.knowledge.pack import Pack
from runwell.refusals import Refusal
from runwell.running.comeback.entry import Entry, entry
from runwell.running.comeback.grading import Measure
from runwell.running.comeback.ladder import JOG_SPEED, Step, is_bone, ladder, table_of, warm_up
from runwell.running.comeback.values import Begun, Decision, Gates, Graded, MorningSaid, What
from runwell.running.comeback.why import Reason


@dataclass(frozen=True, slots=True, kw_only=True)
class Way:
    """What stays the same through a replay. gap: days from one run to the next; today: of the replay."""

    pack: Pack
    begun: Begun
    gates: Gates
    today: date
    steps: tuple[Step, ...]
    bone: bool
    gap: int
    hours: float
    measure: Measure
    warm_up: tuple[int, ...]

    @classmethod
    def of(cls, pack: Pack, begun: Begun, gates: Gates, today: date) -> Way:
        """Refusal: the table is not for this cause, or has no such stage."""
        table, steps = table_of(pack, begun), ladder(pack, begun)
        if begun.stage and begun.stage not in {one.id for one in steps}:
            raise Refusal("There is no such stage", begun.stage, "Begin at a stage of the table")
        return cls(
            pack=pack,
            begun=begun,
            gates=gates,
            today=today,
            steps=steps,
            bone=is_bone(pack, begun.group),
            gap=max(2, -(-table.hours_between // 24)),
            hours=table.hours_between,
            measure=Measure.of(pack, begun.level.easy_speed),
            warm_up=warm_up(pack),
        )

    @property
    def speed(self) -> float:
        """Easy running, m/s; the runner's own where it is known."""
        return self.begun.level.easy_speed or JOG_SPEED

    def entry(self, step: Step, on: date) -> Entry:
        """Whether that stage may be done on that day."""
        return entry(self.pack, self.begun, self.gates_on(on), on, walks=not step.runs)

    def gates_on(self, on: date) -> Gates:
        """What is known of today alone is not read back."""
        return self.gates if on >= self.today else replace(self.gates, phase=4, locked=False)

    def number(self, subject: str, name: str) -> float:
        """A number of the pack's progressions."""
        return self.pack.progressions.fact(subject, name).number


@dataclass(frozen=True, slots=True, kw_only=True)
class State:
    """What a morning begins with.

    index: of the stage. done: how often it went well; since: its first run; good: the last run and morning
    were. green: the last stage that went well. last, began: of the last run. pending: a run whose morning is
    not told, and its distance. free: mornings without pain since a bone's stop. early: the day on which the
    bone ran before it was ready. again: the run gate is to be passed after this day. paused: which pause was
    acted on. target, long_on: of the long run, km. level_since: at the level before the pain. proven: runs
    that went well, km; ran: all of them.
    """

    index: int = 0
    done: int = 0
    since: date | None = None
    good: bool = False
    green: int = -1
    last: date | None = None
    began: datetime | None = None
    rest_until: date | None = None
    pending: Graded | None = None
    pending_km: float | None = None
    flare: date | None = None
    flares: tuple[date, ...] = ()
    again: date | None = None
    stopped: date | None = None
    stops: tuple[date, ...] = ()
    early: date | None = None
    free: int = 0
    paused: int = 0
    target: float | None = None
    long_on: date | None = None
    hilly_on: date | None = None
    level_since: date | None = None
    proven: tuple[tuple[date, float], ...] = ()
    ran: tuple[tuple[date, float], ...] = ()
    graded: tuple[Graded, ...] = ()
    decisions: tuple[Decision, ...] = ()

    def at(self, index: int) -> State:
        """Another stage, begun anew."""
        return replace(self, index=index, done=0, since=None, good=False)

    def decided(self, way: Way, on: date, what: What, *because: Reason) -> State:
        """With one more decision; it names the stage as it is now."""
        step = way.steps[self.index]
        new = Decision(on=on, what=what, stage=step.id, part=step.part, because=because)
        return replace(self, decisions=(*self.decisions, new))

    def longest(self, on: date, days: int) -> float | None:
        """The longest run that went well in the days before, km."""
        return max((km for day, km in self.proven if 0 < (on - day).days <= days), default=None)


Said = MorningSaid | None
