"""An exercise of a session as the player and the paper have it: words, amount, time, sides, drawing."""

from __future__ import annotations

from dataclasses import dataclass
from math import ceil
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext

from runwell.knowledge.exercises import Exercise
from runwell.knowledge.pack import Pack
from runwell.programme import duration
from runwell.programme.dosing import sore_leg_only
from runwell.programme.prescription import Prescription, Programme
from runwell.records.exercise_figures import has_figure
from runwell.records.exercise_words import in_words
from runwell.web.plan_words import dose_words
from runwell.web.programme_words import sentence
from runwell.web.site.plain_words import spelled

SIDED = ("each", "each direction")


@dataclass(frozen=True, slots=True)
class Asked:
    """One exercise of the pack, and how much of it."""

    pack: Pack
    prescription: Prescription

    @property
    def exercise(self) -> Exercise:
        """In words for runners."""
        every = self.pack.exercises
        return in_words(every[self.prescription.exercise], every)

    @property
    def dose(self) -> str:
        return dose_words(self.exercise, self.prescription)

    @property
    def why(self) -> tuple[str, ...]:
        return tuple(sentence(self.pack, because) for because in self.prescription.because)

    @property
    def care(self) -> str:
        """Who takes care."""
        return spelled(self.exercise.contraindications)

    @property
    def sides(self) -> tuple[tuple[str, str], ...]:
        """Ids as entries have them, with their words; none where both sides work at once."""
        if self.exercise.dose.sides == "each direction":
            return (("left", gettext("One way")), ("right", gettext("The other way")))
        return (("left", gettext("Left")), ("right", gettext("Right"))) if self._sided else ()

    @property
    def still(self) -> str:
        """The address of its three moments, "" while nobody has looked at them."""
        return self._figure("site:figure")

    @property
    def moving(self) -> str:
        return self._figure("site:figure-moving")

    @property
    def _sided(self) -> bool:
        return self.exercise.dose.sides in SIDED and not sore_leg_only(self.exercise, self.prescription)

    def _figure(self, name: str) -> str:
        known = self.prescription.exercise
        return reverse(name, kwargs={"slug": known}) if has_figure(known) else ""


def minutes(pack: Pack, programme: Programme) -> int:
    """Of the whole session, rather too many."""
    return ceil(duration.session(pack.exercises, programme.prescriptions) / 60)


def _on_a_side(sides: str, repetitions: int | None) -> int | None:
    """The amount counts both sides where they take turns; the player counts pairs, and sends both."""
    return ceil(repetitions / 2) if repetitions and sides == "alternating" else repetitions


def asked(one: Asked) -> dict[str, Any]:
    """For plan.json. reserve: repetitions in reserve are asked after the last set."""
    dose, amount = one.exercise.dose, one.prescription
    return {
        "id": amount.exercise,
        "name": one.exercise.name,
        "why": list(one.why),
        "steps": list(one.exercise.steps),
        "care": one.care,
        "figure": one.moving,
        "still": one.still,
        "sets": amount.sets,
        "repetitions": _on_a_side(dose.sides, amount.repetitions),
        "hold": amount.hold,
        "rest": amount.rest,
        "sides": [side for side, _ in one.sides],
        "side_names": [words for _, words in one.sides],
        "alternating": dose.sides == "alternating",
        "rep_seconds": duration.one_repetition(dose),
        "dose": one.dose,
        "reserve": amount.repetitions is not None and amount.repetitions > 1,
    }
