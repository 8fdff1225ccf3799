"""What a runner is asked to do: exercises with their doses, on fixed days of the week."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from runwell.programme.because import Because
from runwell.refusals import Refusal

FEWEST, MOST = 3, 5
LONGEST = 20 * 60
"""Seconds of a session. Three to five exercises, twenty minutes: `expert`, rehab-notes."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Prescription:
    """One exercise as it is asked for now. hold, rest: seconds. repetitions: None where the dose is words.

    load: steps of weight or band above the start. halved: its sets were halved after a red day, and come
    back before anything else, to full_sets. because: why it is here. by_clinician: a clinician set it so,
    and it is kept. since: the morning from which this dose holds; what was done before does not count for the
    next step. rose_from, fell_from: the exercise whose place it took, on a step up or on a step back.
    """

    exercise: str
    sets: int
    repetitions: int | None
    hold: int
    rest: int
    load: int = 0
    halved: bool = False
    because: tuple[Because, ...] = ()
    by_clinician: bool = False
    since: date | None = None
    full_sets: int = 0
    rose_from: str = ""
    fell_from: str = ""

    def __post_init__(self) -> None:
        wrong = self.sets < 1 or self.hold < 0 or self.rest < 0 or self.load < 0
        if wrong or (self.repetitions is not None and self.repetitions < 1):
            raise Refusal("This is no dose", self.exercise, "Ask for one set and one repetition at least")


@dataclass(frozen=True, slots=True, kw_only=True)
class Programme:
    """The exercises in the order of a session. pack: the version of the knowledge that it rests on.

    cause, phase: what it was made for. weekdays: 1 Monday to 7 Sunday. a_day: sessions on such a day.
    locked: why there are no exercises; there is then no prescription. fewer: why there are fewer than three.
    """

    pack: str
    cause: str
    phase: int
    weekdays: tuple[int, ...]
    a_day: int = 1
    prescriptions: tuple[Prescription, ...] = ()
    locked: tuple[Because, ...] = ()
    fewer: tuple[Because, ...] = ()

    def __post_init__(self) -> None:
        if self.locked and self.prescriptions:
            raise Refusal("A locked programme has no exercises", self.cause, "Take them out")
        ids = [one.exercise for one in self.prescriptions]
        if len(set(ids)) < len(ids):
            raise Refusal("An exercise stands there twice", self.cause, "Name each once")
