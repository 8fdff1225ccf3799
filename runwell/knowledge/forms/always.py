"""advice/always.toml: what is said at every level."""

from __future__ import annotations

from dataclasses import dataclass

from runwell.knowledge.forms.fields import Fields
from runwell.knowledge.forms.layout import document, entry

PATH = "advice/always.toml"
COMMENT = """minor_note is said first to runners under 17 and their parents.
not_known is what no check of this kind can know; it stands with every answer."""


@dataclass(frozen=True, slots=True)
class Always:
    """Sentences for runners under 17, and what no check can know."""

    minor_note: tuple[str, ...]
    not_known: tuple[str, ...]


def read(fields: Fields) -> Always | None:
    """Both, or None with their problems noted."""
    return fields.made(lambda: Always(fields.texts("minor_note"), fields.texts("not_known")))


def write(always: Always) -> str:
    """The text of the file."""
    return document(COMMENT, [entry("minor_note", always.minor_note)], [entry("not_known", always.not_known)])
