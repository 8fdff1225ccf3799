"""How long an exercise, and a session, takes: rather too long than too short.

All figures of this file that the pack does not give are `expert`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from runwell.knowledge.exercises import Dose, Exercise
from runwell.programme.dosing import sore_leg_only
from runwell.programme.prescription import Prescription

READY = 15
"""Seconds to get into place for an exercise."""
CHANGE = 5
"""Seconds to change sides."""
BLOCK = 60
"""Seconds of a set whose dose is a time in words."""
TWICE = ("each", "each direction")
"""Sides that make a set of so many repetitions happen twice; in turn, they are counted in all."""
PACES = {"slow": 3.0, "brisk": 1.0}
_PARTS = re.compile(r"(slow|\d+)-\d+-(slow|\d+)")
_RATE = re.compile(r"(\d+)\D*(per s|/min)")


def seconds(exercise: Exercise, asked: Prescription) -> int:
    """The whole of one exercise as it is asked for: into place, sets, sides, rests between sets."""
    sides = 2 if exercise.dose.sides in TWICE and not sore_leg_only(exercise, asked) else 1
    if asked.repetitions is None:
        work: float = BLOCK
    else:
        work = asked.repetitions * (one_repetition(exercise.dose) + asked.hold)
    a_set = work * sides + CHANGE * (sides - 1)
    return round(READY + a_set * asked.sets + asked.rest * (asked.sets - 1))


def session(every: Mapping[str, Exercise], asked: Iterable[Prescription]) -> int:
    """The seconds of a session with these exercises."""
    return sum(seconds(every[one.exercise], one) for one in asked)


def one_repetition(dose: Dose) -> float:
    """Seconds out and back, without the hold."""
    if parts := _PARTS.fullmatch(dose.tempo):
        return sum(PACES.get(part) or float(part) for part in parts.groups())
    if rate := _RATE.search(dose.tempo):
        return (1 if rate[2] == "per s" else 60) / int(rate[1])
    return PACES.get(dose.tempo, PACES["slow"])
