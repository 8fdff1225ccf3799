"""equipment.toml: what exercises may need."""

from __future__ import annotations

from collections.abc import Iterable

from runwell.knowledge.equipment import Equipment
from runwell.knowledge.forms import record
from runwell.knowledge.forms.fields import Fields
from runwell.knowledge.forms.layout import document, table

PATH = "equipment.toml"
COMMENT = (
    "What exercises may need, under the names that their `needs` use. everyday: it stands in most homes."
)


def read(fields: Fields) -> dict[str, Equipment | None]:
    """Every thing under its id; None where it has a problem."""
    return record.read_all(Equipment, fields)


def write(equipment: Iterable[Equipment]) -> str:
    """The text of equipment.toml."""
    return document(COMMENT, *(record.lines(table(one.id), one, "id") for one in equipment))
