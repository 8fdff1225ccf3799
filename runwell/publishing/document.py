"""A page document as a copywriter delivers it: labels around a text. `parse` reads it into values."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from runwell.publishing.blocks import Block, Heading
from runwell.publishing.body import Mended, read_and_mended, read_blocks
from runwell.publishing.front_matter import without_front_matter
from runwell.publishing.labelled import Parted, part
from runwell.publishing.lines import Line, Unread, lines_of
from runwell.publishing.notes import looks_like_note
from runwell.publishing.pictures import Picture
from runwell.refusals import Refusal

_HOST = re.compile(r"\w+://[^/]*")
_NO_TEXT = "The document has no text below its labels"
_WRITE_IT = "Write the page's text"


@dataclass(frozen=True, slots=True)
class Document:
    """What a document says. A label that is missing or empty leaves "" or ().

    title_limit, description_limit: characters, as its own label states them ("under 70 characters");
    title_least, description_least: the lower number of one that states two ("50-60 characters").
    slug: without slashes around it, as written; `address.slug_of` refuses one that no page can have.
    heading: the first heading of the text, where the text begins with one; it is not among the blocks.
    unread: whatever was understood as no part of the page, so that nothing is dropped unseen.
    pictures: those that stand in the text. mended: breaks in lists and sentences that were mended on reading.
    next_review: also where it stood on the line of Reviewed by.
    lines: where each label stands, from 1, by field.
    """

    title: str = ""
    title_limit: int | None = None
    title_least: int | None = None
    description: str = ""
    description_limit: int | None = None
    description_least: int | None = None
    slug: str = ""
    keywords: tuple[str, ...] = ()
    image: str = ""
    image_alt: str = ""
    author: str = ""
    reviewed_by: str = ""
    reviewed_on: str = ""
    next_review: str = ""
    heading: Heading | None = None
    blocks: tuple[Block, ...] = ()
    sources: tuple[str, ...] = ()
    disclaimers: tuple[Block, ...] = ()
    unread: tuple[Unread, ...] = ()
    pictures: tuple[Picture, ...] = ()
    mended: tuple[Mended, ...] = field(default=(), compare=False)
    lines: tuple[tuple[str, int], ...] = field(default=(), compare=False)

    def __post_init__(self) -> None:
        if not self.blocks:
            raise Refusal(_NO_TEXT, mend=_WRITE_IT)

    def place(self, name: str) -> str:
        """Where a label stands, for a person: "line 5"; "the document" where the label is missing."""
        number = dict(self.lines).get(name)
        return f"line {number}" if number else "the document"


def parse(text: str) -> Document:
    """The document in a text; a Refusal, with its line, where there is nothing to read."""
    lines = lines_of(text)
    if all(line.blank for line in lines):
        raise Refusal("The document is empty", where="line 1", mend="Write its labels and its text")
    lines_below, unread = without_front_matter(lines)
    parted = part(lines_below)
    every, mended = read_and_mended(parted.body)
    heading, blocks = _headed(every)
    if not blocks:
        raise Refusal(_NO_TEXT, where=f"line {len(lines)}", mend=_WRITE_IT)
    return Document(
        title=_one_line(parted, "title"),
        title_limit=_limit(parted, "title"),
        title_least=_least(parted, "title"),
        description=_one_line(parted, "description"),
        description_limit=_limit(parted, "description"),
        description_least=_least(parted, "description"),
        slug=_without_host(_one_line(parted, "slug")),
        keywords=_keywords(parted),
        image=_one_line(parted, "image"),
        image_alt=_one_line(parted, "image_alt"),
        author=_one_line(parted, "author"),
        reviewed_by=_one_line(parted, "reviewed_by"),
        reviewed_on=_one_line(parted, "reviewed_on"),
        next_review=_one_line(parted, "next_review"),
        heading=heading,
        blocks=blocks,
        sources=tuple(_items(_lines(parted, "sources"))),
        disclaimers=read_blocks(_lines(parted, "disclaimers"), headings=False),
        unread=tuple(sorted([*unread, *parted.unread], key=_after_the_labels)),
        pictures=tuple(_placed(parted.pictures, blocks)),
        mended=mended,
        lines=tuple((name, value.line) for name, value in parted.values.items()),
    )


def _headed(blocks: tuple[Block, ...]) -> tuple[Heading | None, tuple[Block, ...]]:
    """The page's own heading and what comes below it; None where the text begins otherwise."""
    match blocks:
        case (Heading() as heading, *_):
            return replace(heading, level=1), blocks[1:]
    return None, blocks


def _after_the_labels(unread: Unread) -> bool:
    """Notes among the labels are written above them, and so come first."""
    return not looks_like_note(unread.text)


def _placed(pictures: Sequence[Picture], blocks: Sequence[Block]) -> Iterator[Picture]:
    for picture in pictures:
        yield replace(picture, after=sum(block.line < picture.line for block in blocks))


def _lines(parted: Parted, name: str) -> Sequence[Line]:
    return parted.values[name].lines if name in parted.values else ()


def _one_line(parted: Parted, name: str) -> str:
    return parted.values[name].text if name in parted.values else ""


def _limit(parted: Parted, name: str) -> int | None:
    return parted.values[name].limit if name in parted.values else None


def _least(parted: Parted, name: str) -> int | None:
    return parted.values[name].least if name in parted.values else None


def _without_host(slug: str) -> str:
    host = _HOST.match(slug)
    return slug[host.end() if host else 0 :].strip("/ ")


def _keywords(parted: Parted) -> tuple[str, ...]:
    """Parted by commas, semicolons or lines."""
    words = ",".join(_items(_lines(parted, "keywords")))
    return tuple(word for part in re.split("[,;]", words) if (word := part.strip("* ")))


def _items(lines: Sequence[Line]) -> Iterator[str]:
    """What stands on each line; below the label's own line without the mark of a list."""
    for place, line in enumerate(lines):
        text = line.bullet[1] if place and line.bullet else line.text
        if not Line(line.number, text).blank:
            yield text
