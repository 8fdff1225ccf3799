"""A document's blocks as the values of a page's stream field, and their spans as rich text."""

from __future__ import annotations

from collections.abc import Iterable
from html import escape
from typing import Any

from runwell.publishing.blocks import Block, Bullets, Heading, Link, Paragraph, Spans


def stream(blocks: Iterable[Block]) -> list[dict[str, Any]]:
    """The raw form of the blocks, as Wagtail stores it but for the ids that it adds."""
    raw: list[dict[str, Any]] = []
    divided = False
    for block in blocks:
        if isinstance(block, Heading):
            # A part belongs to a section: a page whose first heading is of level 3 would skip one.
            part = block.level > 2 and divided
            divided = True
            raw.append({"type": "heading", "value": {"level": "3" if part else "2", "text": block.text}})
        else:
            raw.append(_raw(block))
    return raw


def blocks_of_first_section(body: Iterable[Any]) -> int:
    """How many blocks stand before the second section of a stream field, or all where there is none."""
    blocks = list(body)
    sections = [
        at for at, one in enumerate(blocks) if one.block_type == "heading" and one.value["level"] == "2"
    ]
    return sections[1] if len(sections) > 1 else len(blocks)


def rich_text(spans: Spans) -> str:
    """Spans as the HTML that the editor itself would write."""
    return "".join(_marked(span.text, span.bold, span.to if isinstance(span, Link) else "") for span in spans)


def _raw(block: Paragraph | Bullets) -> dict[str, Any]:
    if isinstance(block, Paragraph):
        return {"type": "paragraph", "value": f"<p>{rich_text(block.spans)}</p>"}
    return {
        "type": "steps" if block.numbered else "bullets",
        "value": [rich_text(item) for item in block.items],
    }


def _marked(words: str, bold: bool, to: str) -> str:
    text = escape(words, quote=False)
    text = f"<b>{text}</b>" if bold else text
    return f'<a href="{escape(to)}">{text}</a>' if to else text
