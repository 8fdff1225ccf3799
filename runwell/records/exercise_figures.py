"""The drawings of exercises. The only place that opens the files of figures."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path
from typing import Any

from runwell.knowledge.exercises import Exercise
from runwell.programme.figure import drawing
from runwell.programme.figure.drawing import Drawing, Words
from runwell.programme.figure.reading import figure
from runwell.records.exercise_words import in_words

FOLDER = Path(__file__).resolve().parents[2] / "content" / "figures"


def stills(one: Exercise) -> Drawing | None:
    """The three moments of an exercise; None while nobody has looked at its figure and mended it."""
    return _drawn(drawing.stills, one)


def moving(one: Exercise) -> Drawing | None:
    """The exercise in motion; None while nobody has looked at its figure and mended it."""
    return _drawn(drawing.moving, one)


def has_figure(exercise: str) -> bool:
    """True where there is a figure, looked at and mended."""
    return tables().get(exercise, {}).get("looked_at") is True


@lru_cache(maxsize=1)
def tables() -> Mapping[str, Mapping[str, Any]]:
    """The files of figures, by exercise, whether looked at or not."""
    return {file.stem: tomllib.loads(file.read_text("utf-8")) for file in sorted(FOLDER.glob("*.toml"))}


def _drawn(kind: Any, one: Exercise) -> Drawing | None:
    said = in_words(one, {one.id: one})
    words = Words(said.name, ". ".join(said.steps) + ".")
    return _kept(kind, one.id, one.root_pose, one.dose.tempo, words) if has_figure(one.id) else None


@lru_cache(maxsize=128)
def _kept(kind: Any, exercise: str, root_pose: str, tempo: str, words: Words) -> Drawing:
    """A drawing takes a tenth of a second to make, and is always the same."""
    made: Drawing = kind(figure(tables()[exercise], root_pose, tempo), words)
    return made
