"""A document written back as a copywriter would deliver it; `parse` reads the same document from it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import chain, groupby
from operator import attrgetter

from runwell.publishing.blocks import Block, Bullets, Heading, Paragraph
from runwell.publishing.body import may_be_heading, stands_alone
from runwell.publishing.document import Document
from runwell.publishing.labels import label_line
from runwell.publishing.lines import Line
from runwell.publishing.notes import looks_like_note, named_note
from runwell.publishing.pictures import Picture, is_picture
from runwell.publishing.spans import write_spans


def write(document: Document) -> str:
    """The document's text: labels, what was left unread, the page's text, sources, disclaimers."""
    heading = [_heading(document.heading)] if document.heading else []
    notes = [looks_like_note(unread.text) for unread in document.unread]
    unread = [(note, unread.text) for note, unread in zip(notes, document.unread, strict=True)]
    parts = [
        *(text for note, text in unread if note),
        *_labels(document),
        *(text for note, text in unread if not note),
        *heading,
        *_with_pictures(list(_blocks(document.blocks)), document.pictures),
        *_sources(document.sources),
        "Disclaimers:",
        *_blocks(document.disclaimers, headings=False),
    ]
    return "\n\n".join(parts) + "\n"


def _labels(document: Document) -> Iterator[str]:
    yield f"Keywords: {', '.join(document.keywords)}".rstrip()
    yield f"Meta Title{_limits(document.title_least, document.title_limit)}: {document.title}".rstrip()
    limits = _limits(document.description_least, document.description_limit)
    yield f"Meta Description{limits}: {document.description}".rstrip()
    yield f"Page Slug: /{document.slug}/" if document.slug else "Page Slug:"
    yield f"Image Shortcode: {document.image}".rstrip()
    may_lack = (
        ("Image Alt Text", document.image_alt),
        ("Author", document.author),
        ("Reviewed by", document.reviewed_by),
        ("Last reviewed", document.reviewed_on),
        ("Next review", document.next_review),
    )
    yield from (f"{name}: {value}" for name, value in may_lack if value)


def _limits(least: int | None, most: int | None) -> str:
    if most is None:
        return ""
    return f" (under {most} characters)" if least is None else f" ({least}-{most} characters)"


def _sources(sources: Iterable[str]) -> Iterator[str]:
    if lines := [f"- {source}" for source in sources]:
        yield "Sources:"
        yield "\n".join(lines)


def _blocks(blocks: Sequence[Block], *, headings: bool = True) -> Iterator[str]:
    for block in blocks:
        match block:
            case Heading():
                yield _heading(block)
            case Bullets():
                yield "\n".join(_items(block))
            case Paragraph():
                text = _no_mark(write_spans(block.spans))
                taken_for_heading = headings and block is not blocks[-1] and may_be_heading(text)
                yield _on_two_lines(text) if taken_for_heading else text


def _with_pictures(blocks: Sequence[str], pictures: Sequence[Picture]) -> Iterator[str]:
    """The blocks, each picture after as many of them as stood above it."""
    below = {after: list(group) for after, group in groupby(pictures, key=attrgetter("after"))}
    for place in range(len(blocks) + 1):
        yield from (picture.text for picture in below.get(place, ()))
        yield from blocks[place : place + 1]


def _heading(heading: Heading) -> str:
    words = write_spans(heading.spans)
    closed = f"{words[:-1]}\\#" if words.endswith("#") else words  # a last # would be read as a mark
    return _no_label(f"{'#' * heading.level} {closed}")


def _items(bullets: Bullets) -> Iterator[str]:
    for number, item in enumerate(bullets.items, start=1):
        yield f"{min(number, 99)}. {write_spans(item)}" if bullets.numbered else f"- {write_spans(item)}"


def _no_label(line: str) -> str:
    """The line, its colon marked as a sign where a reader would take its beginning for a label."""
    if not _is_label(line):
        return line
    marked = line.replace(":", "\\:", 1)
    return _on_two_lines(marked) if _is_label(marked) else marked


def _is_label(line: str) -> bool:
    return label_line(line, above_the_text=True) is not None or named_note(line)


def _no_mark(text: str) -> str:
    """The paragraph, its first sign marked as such where a reader would take it for more than words."""
    line = Line(0, text)
    if bullet := line.bullet:
        sign = len(text) - len(bullet[1]) - 2
        return f"{text[:sign]}\\{text[sign:]}"
    if line.heading and text[0].isalnum():  # "H2: words" is a heading too
        return f"{text[:2]}\\{text[2:]}"
    marked = line.heading or line.unreadable or is_picture(text)
    return f"\\{text}" if marked else _no_label(text)


def _on_two_lines(text: str) -> str:
    """The paragraph broken where each half is words and no more, so that it is no heading.

    A second half in small letters is best: the first can then never be read as a heading of its own.
    """
    places = [place for place in range(len(text) - 1, 0, -1) if text[place] == " "]
    parted = [(text[:place], text[place + 1 :]) for place in places]
    fitting = [halves for halves in parted if all(map(_is_words, halves))]
    going_on = (halves for halves in fitting if halves[1][:1].islower())
    apart = (halves for halves in fitting if not stands_alone(*(Line(0, half) for half in halves)))
    best = next(chain(going_on, apart), None)
    return "\n".join(best) if best else text


def _is_words(text: str) -> bool:
    line = Line(0, text)
    marked = line.blank or line.heading or line.bullet or line.unreadable or is_picture(text)
    return not marked and not _is_label(text)
