"""contents.toml: the order in which causes and questions are listed. A file that it lacks is a problem."""

from __future__ import annotations

from dataclasses import dataclass

from runwell.knowledge.forms.fields import Fields
from runwell.knowledge.forms.layout import document, entry

PATH = "contents.toml"
COMMENT = "The table of contents: every cause, question and exercise, in the order in which they are listed."


@dataclass(frozen=True, slots=True)
class Contents:
    """Ids in the order in which a reader meets them; each has its own file."""

    causes: tuple[str, ...]
    questions: tuple[str, ...]
    exercises: tuple[str, ...] = ()


def read(fields: Fields) -> Contents | None:
    """The contents, or None with their problems noted."""
    return fields.made(
        lambda: Contents(fields.texts("causes"), fields.texts("questions"), fields.texts("exercises", ()))
    )


def write(contents: Contents) -> str:
    """The text of contents.toml, one id a line."""
    lists = {"causes": contents.causes, "questions": contents.questions, "exercises": contents.exercises}
    return document(COMMENT, *([_list(name, ids)] for name, ids in lists.items() if ids))


def _list(name: str, ids: tuple[str, ...]) -> str:
    return entry(name, ids, one_a_line=True)
