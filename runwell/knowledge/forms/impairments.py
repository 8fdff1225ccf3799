"""impairments.toml: what a programme can treat although the check does not rank it."""

from __future__ import annotations

from collections.abc import Iterable

from runwell.knowledge.forms import record
from runwell.knowledge.forms.fields import Fields
from runwell.knowledge.forms.layout import document, table
from runwell.knowledge.impairments import Impairment

PATH = "impairments.toml"
COMMENT = (
    "Impairments and sites with treatments and exercises, but without chances of their own in the check."
)


def read(fields: Fields) -> dict[str, Impairment | None]:
    """Every impairment under its id; None where it has a problem."""
    return record.read_all(Impairment, fields)


def write(impairments: Iterable[Impairment]) -> str:
    """The text of impairments.toml."""
    return document(COMMENT, *(record.lines(table(one.id), one, "id") for one in impairments))
