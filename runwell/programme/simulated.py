"""A simulated body: what it truly bears, how it heals, and what it says, which is all the programme sees.

Nothing here was measured on patients, but for the time to recover, whose median is the pack's. All other
numbers are assumptions (`expert`), chosen before the programme was run on them, but for
IMPACT.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from math import exp, log
from typing import Protocol

from runwell.knowledge.pack import Pack
from runwell.programme.prescription import Prescription

RUNS = 5.0
"""The tolerance of someone who runs as before. One exercise of phase n in its first dose asks for n."""
IMPACT = 0.4
"""Two rungs that leaving the ground asks for beside its place on the ladder. `expert`.

Why more than marching: measured inside the hips of two people, walking loads the hip with 2.8 to 4.8 times
the body's weight and jogging with about 5.5 (https://ro.scribd.com/document/357330118/bergmann1993-pdf).
How much more, nothing that we read says: no force of a hop or a squat stands in our sources, and the number
was set after a figure had been seen.
"""
MOST_PAIN = 10


class Chance(Protocol):
    """What `random.Random` has of it; handed in, since a pure room has no chance of its own."""

    def random(self) -> float: ...
    def uniform(self, a: float, b: float) -> float: ...
    def gauss(self, mu: float, sigma: float) -> float: ...
    def choice(self, seq: Sequence[str]) -> str: ...


class Kind(StrEnum):
    """Kinds of patients."""

    HEALING = "healing"
    FLARING = "flaring"
    NON_ADHERENT = "non-adherent"
    OVER_DOING = "over-doing"


@dataclass(frozen=True, slots=True)
class Habits:
    """Shares of days: a session done, an entry made, a flare from elsewhere, a run run anyway.

    more: how much heavier a session is done. boasts: repetitions in reserve said too many.
    """

    does: float
    says: float
    flares: float = 0.0
    runs: float = 0.0
    more: float = 0.0
    boasts: int = 0


HABITS = {
    Kind.HEALING: Habits(does=0.9, says=0.95),
    Kind.FLARING: Habits(does=0.9, says=0.95, flares=1 / 21),
    Kind.NON_ADHERENT: Habits(does=0.45, says=0.55),
    Kind.OVER_DOING: Habits(does=1.0, says=0.9, runs=0.3, more=0.5, boasts=1),
}


@dataclass(slots=True)
class Body:
    """tolerance: what it bears today. daily: what it gains a day. irritation: of the last days' excess."""

    kind: Kind
    bone: bool
    tolerance: float
    daily: float
    irritation: float = 0.0

    def rest(self) -> float:
        """Pain without any load: none in a bone, and less and less elsewhere."""
        return 0.0 if self.bone else max(0.0, 3 * (1 - self.tolerance / RUNS))

    def bear(self, demand: float) -> None:
        """A day with that demand: what was too much irritates and costs, anything else heals."""
        excess = max(0.0, demand - self.tolerance)
        self.irritation = 0.6 * self.irritation + 1.5 * excess
        gain = self.daily if demand > 0 else self.daily / 2
        self.tolerance = max(0.5, self.tolerance + (gain if excess <= 0 else -0.1 * excess))

    def pain(self, chance: Chance, extra: float) -> int:
        """What it says of its pain, 0-10."""
        noise = chance.gauss(0, 0.5)
        felt = extra if self.bone else self.rest() + extra + noise
        return round(min(MOST_PAIN, max(0.0, felt)))


def body(pack: Pack, kind: Kind, *, bone: bool, chance: Chance) -> Body:
    """A body at the start. Days to recover: log-normal, the pack's median; its range gives the spread."""
    days = pack.progressions.fact("escalate", "expectation")
    spread = (log(days.interval[1]) - log(days.interval[0])) / 5.6  # the extremes of 220 lie 2.8 either way
    heals = days.number * exp(spread * chance.gauss(0, 1))
    begins = chance.uniform(1.0, 2.2)
    return Body(kind, bone, begins, (RUNS - begins) / heals)


def demand(pack: Pack, one: Prescription) -> float:
    """What an exercise asks of a body: its phase, its place on the ladder inside it, and its dose.

    Fewer sets take less off it than a rung of the ladder does: a set less makes no single repetition easier.
    """
    exercise = pack.exercises[one.exercise]
    dose = exercise.dose
    grown = 0.2 * _share(one.hold, dose.hold.low, dose.hold.high)
    if dose.repetitions and one.repetitions:
        grown += 0.2 * _share(one.repetitions, dose.repetitions.low, dose.repetitions.high)
    grown += 0.2 * _share(one.sets, dose.sets.low, dose.sets.high) + 0.15 * one.load
    rungs = _rungs(pack, one.exercise)
    return exercise.phase + 0.2 * rungs + IMPACT * exercise.impact + grown


def _share(now: int, low: int, high: int) -> float:
    if now < low:
        return (now - low) / low
    return (now - low) / (high - low) if high > low else 0.0


def _rungs(pack: Pack, exercise: str) -> int:
    """How many easier ones of the same phase lie below it; a ring of them is walked once."""
    phase, seen = pack.exercises[exercise].phase, {exercise}
    easier = pack.exercises[exercise].easier
    while easier and easier not in seen and pack.exercises[easier].phase == phase:
        seen.add(easier)
        easier = pack.exercises[easier].easier
    return len(seen) - 1
