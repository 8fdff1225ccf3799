"""Where links lead: one that leads nowhere gets a place of the site, or becomes plain words."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace

from runwell.publishing.blocks import Block, Bullets, Link, Spans, Text
from runwell.publishing.document import Document
from runwell.publishing.spans import joined

_LEADS_SOMEWHERE = re.compile(
    r"(?:https?://[^\s/.]+\.[^\s/.]|mailto:[^\s@]+@|tel:\+?\d|/(?:[^/\\]|\Z))", re.IGNORECASE
)


def resolve(document: Document, places: Mapping[str, str]) -> Document:
    """The document without a dead link.

    places: the addresses of the site's own pages by phrase: "request an appointment" -> "/appointments/".
    A link that leads nowhere goes to the place whose phrase stands in its words, the longest one first;
    where there is none it becomes plain words. So does an address that no page may have ("javascript:").
    """
    return replace(
        document,
        blocks=tuple(_resolved(block, places) for block in document.blocks),
        disclaimers=tuple(_resolved(block, places) for block in document.disclaimers),
    )


def place_for(words: str, places: Mapping[str, str]) -> str:
    """The address of the longest phrase that stands in a link's words; "" where none does."""
    heard = f" {_folded(words)} "
    fitting = [phrase for phrase in places if f" {_folded(phrase)} " in heard]
    return places[max(fitting, key=len)] if fitting else ""


def leads_somewhere(address: str) -> bool:
    """Whether an address is one that a link of a page may have."""
    return _LEADS_SOMEWHERE.match(address) is not None


def _folded(words: str) -> str:
    """Lower case, without punctuation, single spaces: how phrases are compared."""
    return " ".join(re.findall(r"\w+", re.sub("['’]", "", words.casefold())))


def _resolved(block: Block, places: Mapping[str, str]) -> Block:
    if isinstance(block, Bullets):
        return replace(block, items=tuple(_live(item, places) for item in block.items))
    return replace(block, spans=_live(block.spans, places))


def _live(spans: Spans, places: Mapping[str, str]) -> Spans:
    return joined(_led(span, places) if isinstance(span, Link) else span for span in spans)


def _led(link: Link, places: Mapping[str, str]) -> Link | Text:
    to = link.to if leads_somewhere(link.to) else place_for(link.text, places)
    return replace(link, to=to) if to else Text(link.text, link.bold)
