"""progressions/<subject>.toml and load/<subject>.toml: numbers, and rules in words, one table each."""

from __future__ import annotations

from collections.abc import Mapping

from runwell.knowledge.facts import Fact
from runwell.knowledge.forms import record
from runwell.knowledge.forms.fields import Fields
from runwell.knowledge.forms.layout import document, table

COMMENT = """Numbers and rules, each in a sentence. rests_on: meta-analysis, trial, cohort, laboratory, model,
case-series, protocol, review, definition, or expert (judgement of the evidence desk, and shown as such)."""


def read(fields: Fields) -> dict[str, Fact | None]:
    """Every fact under its id; None where it has a problem."""
    return record.read_all(Fact, fields)


def write(facts: Mapping[str, Fact]) -> str:
    """The text of one subject's file."""
    return document(COMMENT, *(record.lines(table(name), one, "id") for name, one in facts.items()))
