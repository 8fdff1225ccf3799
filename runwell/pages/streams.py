"""A document's blocks as the values of a page's stream field, and their spans as rich text."""

from __future__ import annotations

from collections.abc import Iterable
from html import escape
from typing import Any

from runwell.publishing.blocks import Block, Bullets, Heading, Link, Paragraph, Spans


def stream(blocks: Iterable[Block]) -> list[dict[str, Any]]:
    """The raw form of the blocks, as Wagtail stores it but for the ids that it adds."""
    return [_raw(block) for block in blocks]


def rich_text(spans: Spans) -> str:
    """Spans as the HTML that the editor itself would write."""
    return "".join(_marked(span.text, span.bold, span.to if isinstance(span, Link) else "") for span in spans)


def without_ids(value: Any) -> Any:
    """A stored stream as `stream` writes it: Wagtail gives every block and every item of a list an id."""
    if isinstance(value, list):
        return [without_ids(one) for one in value]
    if isinstance(value, dict) and value.get("type") == "item":
        return without_ids(value["value"])
    if isinstance(value, dict):
        return {name: without_ids(one) for name, one in value.items() if name != "id"}
    return value


def _raw(block: Block) -> dict[str, Any]:
    match block:
        case Heading(level=level):
            return {"type": "heading", "value": {"level": "2" if level <= 2 else "3", "text": block.text}}
        case Paragraph(spans=spans):
            return {"type": "paragraph", "value": f"<p>{rich_text(spans)}</p>"}
        case Bullets(items=items):
            return {"type": "bullets", "value": [rich_text(item) for item in items]}


def _marked(words: str, bold: bool, to: str) -> str:
    text = escape(words, quote=False)
    text = f"<b>{text}</b>" if bold else text
    return f'<a href="{escape(to)}">{text}</a>' if to else text
