"""exercises/<id>.toml: how an exercise is done and dosed, for whom, and how it is drawn and counted."""

from __future__ import annotations

from runwell.knowledge.exercises import Dose, Exercise, Repetition
from runwell.knowledge.forms import record
from runwell.knowledge.forms.fields import Fields, there
from runwell.knowledge.forms.layout import columns, document, table

COMMENT = """An exercise. avoid wins over suits. [dose]: hold, rest and tempo (out-hold-back) in seconds.
[keyframes]: joint = [degrees at the start, at the end]; standing neutral is 0.
[keyframes] and [repetition] are drafts, to be checked on the screen."""


def read(exercise: str, fields: Fields) -> Exercise | None:
    """The exercise of that id, or None with its problems noted."""
    return fields.made(lambda: _exercise(exercise, fields))


def _exercise(exercise: str, fields: Fields) -> Exercise:
    dose, repetition = fields.inside("dose"), fields.inside("repetition")
    joints = fields.inside("keyframes")
    return Exercise(
        id=exercise,
        dose=there(record.read(Dose, dose)),
        repetition=there(record.read(Repetition, repetition)),
        keyframes={joint: joints.pair(joint) for joint in joints.names},
        **record.taken(Exercise, fields, "id", "dose", "repetition", "keyframes"),
    )


def write(exercise: Exercise) -> str:
    """The text of the exercise's file."""
    return document(
        COMMENT,
        record.lines("", exercise, "id", "dose", "repetition", "keyframes"),
        record.lines(table("dose"), exercise.dose),
        record.lines(table("repetition"), exercise.repetition),
        [table("keyframes"), *columns(exercise.keyframes)],
    )
