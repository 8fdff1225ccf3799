"""treatments/groups/<group>.toml: the treatments of a group of causes; treatments/<cause>.toml: its own."""

from __future__ import annotations

from collections.abc import Mapping

from runwell.knowledge.forms import record
from runwell.knowledge.forms.fields import Fields
from runwell.knowledge.forms.layout import document, entry, table
from runwell.knowledge.treatments import CauseTreatments, Treatment

GROUP_COMMENT = """Treatments for this group of causes: do, consider, specialist, avoid or not_needed.
stage: 1 settle, 2 load, 3 strengthen, 4 run, 0 no place. A cause's own file may say otherwise."""
CAUSE_COMMENT = "The treatments of this cause are those of its group, except for those that stand here."


def read_group(fields: Fields) -> dict[str, Treatment | None]:
    """Every treatment of the group under its id; None where it has a problem."""
    return record.read_all(Treatment, fields)


def read_cause(cause: str, fields: Fields) -> CauseTreatments | None:
    """What the cause has of its own, or None with its problems noted."""
    return fields.made(lambda: CauseTreatments(cause, fields.text("group"), _own(fields.inside("own"))))


def _own(fields: Fields) -> dict[str, Treatment]:
    return {name: one for name, one in record.read_all(Treatment, fields).items() if one}


def write_group(treatments: Mapping[str, Treatment]) -> str:
    """The text of a group's file."""
    return document(
        GROUP_COMMENT, *(record.lines(table(name), one, "id") for name, one in treatments.items())
    )


def write_cause(cause: CauseTreatments) -> str:
    """The text of a cause's file."""
    own = (record.lines(table("own", name), one, "id") for name, one in cause.own.items())
    return document(CAUSE_COMMENT, [entry("group", cause.group)], *own)
