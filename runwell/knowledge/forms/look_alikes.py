"""look-alikes.toml: causes that answers alone cannot tell apart."""

from __future__ import annotations

from collections.abc import Iterable

from runwell.knowledge.forms import record
from runwell.knowledge.forms.fields import Fields
from runwell.knowledge.forms.layout import document, table
from runwell.knowledge.look_alikes import LookAlikes

PATH = "look-alikes.toml"
COMMENT = """Causes that answers alone cannot tell apart, and what tells them apart, as a runner reads it.
Where the best named causes stand in one group and their ranges overlap, they are shown together with it.
Of several groups that hold as many of them the first counts. A cause of a family stands for the family."""


def read(fields: Fields) -> dict[str, LookAlikes | None]:
    """Every group under its id; None where it has a problem."""
    return record.read_all(LookAlikes, fields)


def write(groups: Iterable[LookAlikes]) -> str:
    """The text of look-alikes.toml."""
    return document(COMMENT, *(record.lines(table(group.id), group, "id") for group in groups))
