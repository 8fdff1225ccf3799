"""The dose with which an exercise begins, and the usual days of a phase."""

from __future__ import annotations

from runwell.knowledge.exercises import Exercise
from runwell.knowledge.pack import Pack
from runwell.programme.because import Because, Why
from runwell.programme.prescription import Prescription

DOCUMENT = "starting document"
DAYS = {1: (1, 2, 3, 4, 5, 6, 7), 2: (1, 3, 5), 3: (1, 3, 5), 4: (2, 5)}
"""Phase -> weekdays: light work daily, strength three times with a rest day between, then twice."""


def first_dose(exercise: Exercise, because: tuple[Because, ...] = ()) -> Prescription:
    """Every span begins at its low end; the pack's dose stays beside it for whoever shows it."""
    dose = exercise.dose
    return Prescription(
        exercise=exercise.id,
        sets=dose.sets.low,
        repetitions=dose.repetitions.low if dose.repetitions else None,
        hold=dose.hold.low,
        rest=dose.rest,
        because=because,
    )


def on_the_page(exercise: Exercise) -> bool:
    """Whether the practice's page gives this exercise with this dose, which is then shown as it stands."""
    return exercise.dose.source.startswith(DOCUMENT)


def sore_leg_only(exercise: Exercise, asked: Prescription) -> bool:
    """Whether it is done lying on the good side only: for the sore leg, which is on top."""
    return bool(exercise.sore_side_up) and any(one.why is Why.SORE_SIDE_UP for one in asked.because)


def sessions_a_day(pack: Pack, phase: int) -> int:
    """The fewest that the pack asks for: once on each of the days, in every phase."""
    fact = pack.progressions.facts.get("exercise-load", {}).get("frequency-phase-1")
    return int(min(fact.value)) if phase == 1 and fact and fact.value else 1
