"""The pack's exercises in words for runners. The only place that opens the file of these words."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import replace
from functools import lru_cache
from pathlib import Path

from runwell.knowledge.exercises import Exercise

FILE = Path(__file__).resolve().parents[2] / "content" / "exercise-words.toml"


def in_words(one: Exercise, every: Mapping[str, Exercise]) -> Exercise:
    """The same exercise as a runner reads of it. What nobody has put in words stands as the pack has it."""
    words = exercise_words()
    care, note = care_of(one, every), one.dose.repetitions_note
    return replace(
        one,
        purpose=words["purpose"].get(one.purpose, one.purpose),
        steps=tuple(words["step"].get(said, said) for said in one.steps),
        common_mistakes=tuple(words["mistake"].get(said, said) for said in one.common_mistakes),
        contraindications=words["care"].get(care, care),
        dose=replace(
            one.dose,
            repetitions_note=words["dose"].get(note, note),
            tempo=words["tempo"].get(one.dose.tempo, one.dose.tempo),
        ),
    )


def care_of(one: Exercise, every: Mapping[str, Exercise]) -> str:
    """Who takes care. "As bridge" means what stands there for the easier exercise."""
    said = one.contraindications
    return care_of(every[one.easier], every) if said.startswith("As ") and one.easier in every else said


def said_in_words(table: str, said: str) -> str:
    """One sentence. table: "rule" of exercise for a group of causes, "basis" of a dose, "cause"."""
    return exercise_words()[table].get(said, said)


@lru_cache(maxsize=1)
def exercise_words() -> Mapping[str, Mapping[str, str]]:
    """The file, read once: table -> what the pack has -> what a runner reads."""
    return tomllib.loads(FILE.read_text(encoding="utf-8"))
