"""tick-lists.toml: related yes/no questions that are shown as one page."""

from __future__ import annotations

from collections.abc import Iterable

from runwell.knowledge.findings import TickList
from runwell.knowledge.forms.fields import Fields
from runwell.knowledge.forms.layout import block, columns, document, table

PATH = "tick-lists.toml"
COMMENT = (
    "Related yes/no questions that are shown together as one page: each with the statement beside its box."
)


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
            findings=fields.inside("ticks").names,
            ticks=fields.inside("ticks").all_texts(),
        )
    )


def write(tick_lists: Iterable[TickList]) -> str:
    """The text of tick-lists.toml."""
    return document(COMMENT, *(part for one in tick_lists for part in _blocks(one)))


def _blocks(one: TickList) -> tuple[list[str], list[str]]:
    about = {"title": one.title, "intro": one.intro, "why": one.why}
    ticks = {finding: one.ticks.get(finding, "") for finding in one.findings}
    return block(table(one.id), about), [table(one.id, "ticks"), *columns(ticks)]
