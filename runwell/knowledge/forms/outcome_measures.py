"""outcome-measures.toml: questionnaires that show whether a runner gets better."""

from __future__ import annotations

from collections.abc import Iterable

from runwell.knowledge.forms import record
from runwell.knowledge.forms.fields import Fields
from runwell.knowledge.forms.layout import document, table
from runwell.knowledge.outcome_measures import OutcomeMeasure

PATH = "outcome-measures.toml"
COMMENT = """Questionnaires that show whether a runner gets better. No licence text was seen for most of them:
their items are not shown before each owner has agreed in writing."""


def read(fields: Fields) -> dict[str, OutcomeMeasure | None]:
    """Every outcome measure under its id; None where it has a problem."""
    return record.read_all(OutcomeMeasure, fields)


def write(measures: Iterable[OutcomeMeasure]) -> str:
    """The text of outcome-measures.toml."""
    return document(COMMENT, *(record.lines(table(one.id), one, "id") for one in measures))
