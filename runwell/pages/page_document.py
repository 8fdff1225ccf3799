"""A page as the document that it would be, so that it is judged by the rules that its copywriter knows."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from django.utils.translation import gettext as _

from runwell.pages import pack_choices
from runwell.pages.models import ConditionPage
from runwell.pages.red_flags import red_flags
from runwell.pages.signature import PageSignature
from runwell.pages.spans_of_html import spans_of
from runwell.publishing.blocks import Block, Bullets, Heading, Paragraph, Text, plain
from runwell.publishing.document import Document, parse

RED_FLAGS = "Do not wait if you have any of these"


@dataclass(frozen=True, slots=True)
class Place:
    """Where something stands in the editor. anchor: of the form; "" where the editor cannot change it."""

    words: str
    anchor: str = ""


@dataclass(slots=True)
class PageDocument:
    """document: its lines are numbers of places. box: the number of the box of red flags."""

    places: dict[int, Place] = field(default_factory=dict)
    box: int = 0

    def number(self, words: str, anchor: str = "") -> int:
        """The next place."""
        self.places[len(self.places) + 1] = Place(words, anchor)
        return len(self.places)


def read_page(page: ConditionPage, signature: PageSignature | None) -> tuple[Document, dict[int, Place], int]:
    """The page as a document, its places by line, and the line of the box of red flags.

    The box is part of the text, since every reader sees it. signature: the one that counts, or is about to.
    """
    known = PageDocument()
    lines = tuple((name, known.number(words, anchor)) for name, words, anchor in _fields())
    known.box = known.number(_("The box of red flags"))
    limits = parse(page.delivered) if page.delivered else None
    document = Document(
        title=page.seo_title or page.title,
        title_limit=limits.title_limit if limits else None,
        description=page.search_description or "",
        description_limit=limits.description_limit if limits else None,
        slug=page.slug or "",
        keywords=tuple(word.strip() for word in page.keywords.split(",") if word.strip()),
        image=f'[img id="{picture}"]' if (picture := page.drawing or page.image_id) else "",
        image_alt=page.image_alt,
        author=page.author,
        reviewed_by=str(signature) if signature else "",
        reviewed_on=signature.signed_at.date().isoformat() if signature else "",
        next_review=signature.next_review_on.isoformat() if signature else "",
        heading=Heading(1, (Text(page.title),), dict(lines)["heading"]) if page.title.strip() else None,
        blocks=(*_introduction(page, known), *_box(page.region, known.box), *_rest(page, known)),
        sources=tuple(line.strip() for line in page.sources.splitlines() if line.strip()),
        disclaimers=tuple(_blocks(page.disclaimers.raw_data, known, _("Disclaimers"))),
        lines=lines,
    )
    return document, known.places, known.box


def _fields() -> list[tuple[str, str, str]]:
    """A document's label, what the editor calls it, and where it is in the form."""
    return [
        ("title", _("Title tag, under Promote"), "#id_seo_title"),
        ("description", _("Meta description, under Promote"), "#id_search_description"),
        ("slug", _("Slug, under Promote"), "#id_slug"),
        ("keywords", _("Keywords"), "#id_keywords"),
        ("image", _("Picture"), "#panel-child-content-picture-section"),
        ("image_alt", _("Words for the picture"), "#id_image_alt"),
        ("author", _("Author"), "#id_author"),
        ("reviewed_by", _("Signature of a clinician"), ""),
        ("reviewed_on", _("Signature of a clinician"), ""),
        ("next_review", _("Next review"), ""),
        ("sources", _("Sources"), "#id_sources"),
        ("disclaimers", _("Disclaimers"), "#panel-child-content-disclaimers-section"),
        ("heading", _("Title"), "#id_title"),
    ]


def _box(region: str, line: int) -> Iterator[Block]:
    yield Heading(2, (Text(RED_FLAGS),), line)
    signs = [sign.words for flags in red_flags(region) for sign in flags.signs]
    yield Bullets(tuple((Text(sign),) for sign in signs), line=line, lines=(line,) * len(signs))


def _introduction(page: ConditionPage, known: PageDocument) -> Iterator[Block]:
    """What stands above the first heading of the text."""
    yield from _blocks(_parted(page)[0], known, _("Text"))


def _rest(page: ConditionPage, known: PageDocument) -> Iterator[Block]:
    yield from _blocks(_parted(page)[1], known, _("Text"))


def _parted(page: ConditionPage) -> tuple[list[Any], list[Any]]:
    raw = list(page.body.raw_data)
    first = next((place for place, one in enumerate(raw) if one["type"] == "heading"), len(raw))
    return raw[:first], raw[first:]


def _blocks(raw: Any, known: PageDocument, where: str) -> Iterator[Block]:
    for one in raw:
        anchor = f"#block-{one['id']}-section" if one.get("id") else ""
        if one["type"] in ("bullets", "steps"):
            items = [spans for item in one["value"] if (spans := spans_of(_html(item)))]
            lines = tuple(known.number(_named(where, plain(item)), anchor) for item in items)
            if items:
                yield Bullets(tuple(items), one["type"] == "steps", lines[0], lines)
        elif block := _block(one["type"], one["value"], known.number(_named(where, _words(one)), anchor)):
            yield block


def _block(kind: str, value: Any, line: int) -> Block | None:
    """None for a block without words, which the form itself refuses."""
    if kind == "heading":
        words = (value.get("text") or "").strip()
        return Heading(int(value.get("level") or 2), (Text(words),), line) if words else None
    if kind == "paragraph":
        spans = spans_of(value or "")
        return Paragraph(spans, line) if spans else None
    told = pack_choices.told(kind, value or "")
    return Bullets(((Text(f"{told.name}:", bold=True), Text(f" {told.words}")),), line=line, lines=(line,))


def _html(item: Any) -> str:
    """Wagtail stores an item of a list with its kind and id around it, or alone."""
    return str(item.get("value") or "") if isinstance(item, dict) else str(item or "")


def _words(one: dict[str, Any]) -> str:
    kind, value = one["type"], one["value"]
    if kind == "heading":
        return str(value.get("text") or "")
    return plain(spans_of(value or "")) if kind == "paragraph" else pack_choices.told(kind, value or "").name


def _named(where: str, text: str) -> str:
    words = text.split()
    return f"{where}: “{' '.join(words[:6])}{' …' if len(words) > 6 else ''}”"
