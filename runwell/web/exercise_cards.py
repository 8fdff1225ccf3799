"""The exercises of a program as people read them: the dose, a picture, and the reason for each."""

from __future__ import annotations

from dataclasses import dataclass

from runwell.knowledge.pack import Pack
from runwell.programme.figure.drawing import Drawing
from runwell.programme.prescription import Prescription, Programme
from runwell.records import exercise_figures
from runwell.records.exercise_words import in_words
from runwell.web.plan_words import dose_words
from runwell.web.programme_words import sentences


@dataclass(frozen=True, slots=True, kw_only=True)
class Card:
    """much: its dose in words. why: the reasons. figure: its three moments, None while there is none."""

    id: str
    name: str
    much: str
    purpose: str
    why: tuple[str, ...]
    steps: tuple[str, ...]
    care: str
    figure: Drawing | None
    by_clinician: bool
    halved: bool


def cards(pack: Pack, programme: Programme, *, aloud: bool = True) -> tuple[Card, ...]:
    """aloud: each reason says how sure it is."""
    return tuple(_card(pack, one, aloud) for one in programme.prescriptions)


def _card(pack: Pack, one: Prescription, aloud: bool) -> Card:
    exercise = in_words(pack.exercises[one.exercise], pack.exercises)
    return Card(
        id=exercise.id,
        name=exercise.name,
        much=dose_words(exercise, one),
        purpose=exercise.purpose,
        why=sentences(pack, one.because, aloud=aloud),
        steps=exercise.steps,
        care=exercise.contraindications,
        figure=exercise_figures.stills(pack.exercises[one.exercise]),
        by_clinician=one.by_clinician,
        halved=one.halved,
    )
