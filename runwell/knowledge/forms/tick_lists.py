"""tick-lists.toml: related yes/no questions that are shown as one page."""

from __future__ import annotations

from collections.abc import Iterable

from runwell.knowledge.findings import TickList
from runwell.knowledge.forms.fields import Fields
from runwell.knowledge.forms.layout import block, document, table

PATH = "tick-lists.toml"
COMMENT = "Related yes/no questions that are shown together as one page to tick."


def read(fields: Fields) -> dict[str, TickList | None]:
    """Every tick list under its id; None where it has a problem."""
    return {name: _tick_list(name, inner) for name, inner in fields.tables()}


def _tick_list(name: str, fields: Fields) -> TickList | None:
    return fields.made(
        lambda: TickList(
            id=name,
            title=fields.text("title"),
            intro=fields.text("intro", ""),
            why=fields.text("why"),
            findings=fields.texts("questions"),
        )
    )


def write(tick_lists: Iterable[TickList]) -> str:
    """The text of tick-lists.toml."""
    return document(COMMENT, *(block(table(one.id), _fields(one)) for one in tick_lists))


def _fields(one: TickList) -> dict[str, str | tuple[str, ...]]:
    return {"title": one.title, "intro": one.intro, "why": one.why, "questions": one.findings}
