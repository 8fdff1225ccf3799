"""families.toml: causes that no home test can tell apart and that are shown as one."""

from __future__ import annotations

from collections.abc import Iterable

from runwell.knowledge.causes import Family
from runwell.knowledge.forms.fields import Fields
from runwell.knowledge.forms.layout import block, document, table

PATH = "families.toml"
COMMENT = (
    "Causes that cannot be told apart without an examination: the check adds them up and shows them as one."
)


def read(fields: Fields) -> dict[str, Family | None]:
    """Every family under its id; None where it has a problem."""
    return {name: _family(name, inner) for name, inner in fields.tables()}


def _family(name: str, fields: Fields) -> Family | None:
    return fields.made(
        lambda: Family(
            id=name,
            plain_name=fields.text("plain_name"),
            one_line=fields.text("one_line"),
            told_apart=fields.text("told_apart"),
            causes=fields.texts("causes"),
        )
    )


def write(families: Iterable[Family]) -> str:
    """The text of families.toml."""
    return document(COMMENT, *(block(table(family.id), _fields(family)) for family in families))


def _fields(family: Family) -> dict[str, str | tuple[str, ...]]:
    return {
        "plain_name": family.plain_name,
        "one_line": family.one_line,
        "told_apart": family.told_apart,
        "causes": family.causes,
    }
