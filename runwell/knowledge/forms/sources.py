"""sources.toml: where the numbers and the rules come from, under the keys that the other files use."""

from __future__ import annotations

from collections.abc import Iterable

from runwell.knowledge.forms.fields import Fields
from runwell.knowledge.forms.layout import block, document, table
from runwell.knowledge.sources import Source

PATH = "sources.toml"
COMMENT = """Every source as it was read, under the key by which the other files name it.
n is its size in its own words; seen is what was read there, mostly an abstract or the start of a page."""


def read(fields: Fields) -> dict[str, Source | None]:
    """Every source under its key; None where it has a problem."""
    return {name: _source(name, inner) for name, inner in fields.tables()}


def _source(name: str, fields: Fields) -> Source | None:
    return fields.made(
        lambda: Source(
            key=name,
            url=fields.text("url"),
            citation=fields.text("citation"),
            year=fields.text("year", ""),
            n=fields.text("n", ""),
            seen=fields.text("seen", ""),
        )
    )


def write(sources: Iterable[Source]) -> str:
    """The text of sources.toml."""
    return document(COMMENT, *(block(table(source.key), _fields(source)) for source in sources))


def _fields(source: Source) -> dict[str, str]:
    return {
        "citation": source.citation,
        "year": source.year,
        "n": source.n,
        "seen": source.seen,
        "url": source.url,
    }
