"""pack.toml: the cover, with who wrote the pack, who signed it, and when it is due to be read again."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from runwell.knowledge.forms.fields import Fields
from runwell.knowledge.forms.layout import Values, block, document, listed
from runwell.knowledge.pack import Signature

PATH = "pack.toml"
COMMENT = "What this folder is, who wrote it, and who has signed which version (how: knowledge/README.md)."


@dataclass(frozen=True, slots=True)
class Cover:
    """What pack.toml says."""

    region: str
    title: str
    written_by: tuple[str, ...]
    written_on: date
    review_due: date
    signatures: tuple[Signature, ...] = ()


def read(fields: Fields) -> Cover | None:
    """The cover, or None with its problems noted."""
    return fields.made(
        lambda: Cover(
            region=fields.text("region"),
            title=fields.text("title"),
            written_by=fields.texts("written_by"),
            written_on=fields.day("written_on"),
            review_due=fields.day("review_due"),
            signatures=tuple(filter(None, map(_signature, fields.each("signature")))),
        )
    )


def _signature(fields: Fields) -> Signature | None:
    return fields.made(
        lambda: Signature(fields.text("by"), fields.text("role"), fields.day("on"), fields.text("version"))
    )


def write(cover: Cover) -> str:
    """The text of pack.toml."""
    about: Values = {
        "region": cover.region,
        "title": cover.title,
        "written_by": cover.written_by,
        "written_on": cover.written_on,
        "review_due": cover.review_due,
    }
    return document(COMMENT, block("", about), *_signatures(cover.signatures))


def _signatures(signatures: Iterable[Signature]) -> Iterable[list[str]]:
    blocks = [
        block(listed("signature"), {"by": one.by, "role": one.role, "on": one.on, "version": one.version})
        for one in signatures
    ]
    return blocks or [["# Unsigned: nobody has checked this version yet."]]
