"""Rich text of the editor read back into spans, the other way of `streams.rich_text`."""

from __future__ import annotations

from html.parser import HTMLParser

from wagtail.models import Page

from runwell.publishing.blocks import Link, Span, Spans, Text, plain
from runwell.publishing.spans import joined

BREAKS = {"br", "p", "li"}


class _Reader(HTMLParser):
    """Collects the runs of words, each bold or not and with the address that it leads to."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.spans: list[Span] = []
        self.bold = 0
        self.to: str | None = None

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in ("b", "strong"):
            self.bold += 1
        elif tag == "a":
            self.to = _address(dict(attrs))
        elif tag in BREAKS and self.spans:
            self.handle_data(" ")

    def handle_endtag(self, tag: str) -> None:
        if tag in ("b", "strong"):
            self.bold = max(0, self.bold - 1)
        elif tag == "a":
            self.to = None

    def handle_data(self, data: str) -> None:
        words = " ".join(data.replace("\xa0", " ").split()) if data.strip() else " "
        words = f"{' ' if data[:1].isspace() and data.strip() else ''}{words}"
        words = f"{words}{' ' if data[-1:].isspace() and data.strip() else ''}"
        if self.to is not None and words.strip():
            self.spans.append(Link(words, self.to, bool(self.bold)))
        elif words:
            self.spans.append(Text(words, bool(self.bold)))


def spans_of(html: str) -> Spans:
    """The spans of a paragraph or an item; () where there is no word in it."""
    reader = _Reader()
    reader.feed(html)
    reader.close()
    spans = joined(reader.spans)
    return _trimmed(spans) if plain(spans).strip() else ()


def _trimmed(spans: Spans) -> Spans:
    """Without spaces at either end."""
    kept = list(spans)
    while kept and not kept[0].text.strip():
        kept.pop(0)
    while kept and not kept[-1].text.strip():
        kept.pop()
    kept[0] = _with_words(kept[0], kept[0].text.lstrip())
    kept[-1] = _with_words(kept[-1], kept[-1].text.rstrip())
    return tuple(kept)


def _with_words(span: Span, words: str) -> Span:
    return Link(words, span.to, span.bold) if isinstance(span, Link) else Text(words, span.bold)


def _address(attributes: dict[str, str | None]) -> str:
    """Where a link leads; "" for a page of the site that is there no more."""
    if attributes.get("linktype") != "page":
        return attributes.get("href") or ""
    page = Page.objects.filter(pk=attributes.get("id") or 0).first()
    return (page.get_url() or "") if page else ""
