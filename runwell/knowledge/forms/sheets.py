"""sheets.toml: short questions that are asked together on one page."""

from __future__ import annotations

from collections.abc import Iterable

from runwell.knowledge.findings import Sheet
from runwell.knowledge.forms.fields import Fields
from runwell.knowledge.forms.layout import block, document, table

PATH = "sheets.toml"
COMMENT = "Short questions that are asked together on one page."


def read(fields: Fields) -> dict[str, Sheet | None]:
    """Every sheet under its id; None where it has a problem."""
    return {name: _sheet(name, inner) for name, inner in fields.tables()}


def _sheet(name: str, fields: Fields) -> Sheet | None:
    return fields.made(
        lambda: Sheet(
            id=name,
            title=fields.text("title"),
            intro=fields.text("intro", ""),
            why=fields.text("why", ""),
            findings=fields.texts("questions"),
        )
    )


def write(sheets: Iterable[Sheet]) -> str:
    """The text of sheets.toml."""
    return document(COMMENT, *(block(table(sheet.id), _fields(sheet)) for sheet in sheets))


def _fields(sheet: Sheet) -> dict[str, str | tuple[str, ...]]:
    return {"title": sheet.title, "intro": sheet.intro, "why": sheet.why, "questions": sheet.findings}
