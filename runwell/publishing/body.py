"""From lines to blocks, tolerant of what copywriters and their tools do to headings and lists."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from enum import StrEnum
from itertools import zip_longest

from runwell.publishing.blocks import Block, Bullets, Heading, Link, Paragraph, plain
from runwell.publishing.lines import Line, goes_on, is_open
from runwell.publishing.spans import read_spans

LONGEST_WRAPPED = 120
"""Characters: a longer line shows that the writer does not wrap, so that each line is a paragraph."""

LONGEST_HEADING = 100
"""Characters: a longer line without marks is a paragraph."""


_NAMED = re.compile(r"[A-Z][\w'’/-]*(?: [\w'’()/-]+){0,4}(?: ?:| [–—-]) [A-Z\d]")


class Break(StrEnum):
    """What a copywriter's tool did to a list or a sentence, and what reading mended."""

    LIST_CUT = "list-cut"  # a blank line between two items of a list that has none elsewhere
    ITEM_BROKEN = "item-broken"  # an item goes on in a paragraph below it
    SENTENCE_BROKEN = "sentence-broken"  # a paragraph goes on in the one below it
    NUMBERS = "numbers"  # a numbered list that does not count 1, 2, 3


@dataclass(frozen=True, slots=True)
class Mended:
    """One break and where it was, from 1."""

    line: int
    what: Break


@dataclass(slots=True)
class _Piece:
    """A stretch of lines that belong together, while it is being put together.

    texts: the lines of each item of a list; of one item where it is no list. level: 0 where no mark makes
    it a heading.
    """

    line: int
    texts: list[list[str]]
    level: int = 0
    numbered: bool = False
    is_list: bool = False
    lines: list[int] = field(default_factory=list)
    numbers: list[str] = field(default_factory=list)
    gaps: list[int] = field(default_factory=list)  # the items, by their lines, that a blank line precedes
    broken: list[int] = field(default_factory=list)
    end: int = 0  # the last of its lines

    def joined(self) -> list[str]:
        """Each item as one line."""
        return [" ".join(lines) for lines in self.texts]


def read_blocks(lines: Iterable[Line], *, headings: bool = True) -> tuple[Block, ...]:
    """The blocks of some lines. headings: whether there may be any; else they are paragraphs."""
    return read_and_mended(lines, headings=headings)[0]


def read_and_mended(
    lines: Iterable[Line], *, headings: bool = True
) -> tuple[tuple[Block, ...], tuple[Mended, ...]]:
    """The blocks, and what had to be mended to read them so."""
    pieces = _mended(piece for group in _groups(lines) for piece in _pieces(group, headings))
    level, blocks = 0, list[Block]()
    for piece in pieces:
        blocks.append(_block(piece, headings and piece is not pieces[-1], level))
        level = piece.level or level
    return tuple(blocks), tuple(mended for piece in pieces for mended in _breaks(piece))


def _breaks(piece: _Piece) -> Iterator[Mended]:
    broken = Break.ITEM_BROKEN if piece.is_list else Break.SENTENCE_BROKEN
    yield from (Mended(line, broken) for line in piece.broken)
    if len(piece.gaps) < len(piece.lines) - 1:  # a list with a blank line between all items is a manner
        yield from (Mended(line, Break.LIST_CUT) for line in piece.gaps)
    counted = [str(number) for number in range(1, len(piece.numbers) + 1)]
    if piece.numbered and piece.numbers != counted and set(piece.numbers) != {"1"}:
        yield Mended(piece.line, Break.NUMBERS)


def may_be_heading(text: str, lines: int = 1) -> bool:
    """Whether a text without marks reads like a heading: short, one line, with nothing that closes it."""
    spans = read_spans(text)
    words = plain(spans)
    if lines > 1 or len(words) > LONGEST_HEADING or goes_on(text):
        return False
    if any(isinstance(span, Link) for span in spans):
        return False
    in_bold = all(span.bold for span in spans)
    return is_open(text) or words.endswith("?") or (in_bold and words.endswith(":"))


def _groups(lines: Iterable[Line]) -> Iterator[list[Line]]:
    """The stretches of lines between blank ones; every line alone where the writer does not wrap."""
    group: list[Line] = []
    for line in [*lines, Line(0, "")]:
        if not line.blank:
            group.append(line)
        elif any(len(one.text) > LONGEST_WRAPPED for one in group):
            yield from ([one] for one in group)
            group = []
        elif group:
            yield group
            group = []


def _pieces(group: list[Line], headings: bool) -> list[_Piece]:
    """A group cut at each heading and at each beginning of a list."""
    pieces: list[_Piece] = []
    each = _names_each(group)
    for line, below in zip_longest(group, group[1:]):
        if headings and not pieces and below and stands_alone(line, below):
            pieces.append(_Piece(line.number, [[line.text]], level=2))
        elif heading := line.heading:
            pieces.append(_Piece(line.number, [[heading[1]]], level=heading[0] if headings else 0))
        elif bullet := line.bullet:
            item = _Piece(line.number, [[bullet[1]]], numbered=bullet[0], is_list=True)
            item.lines, item.numbers = [line.number], [line.item_number]
            pieces.append(item)
        elif pieces and not pieces[-1].level and not each:
            pieces[-1].texts[-1].append(line.text)
        else:
            pieces.append(_Piece(line.number, [[line.text]]))
        pieces[-1].end = line.number
    return pieces


def _names_each(group: list[Line]) -> bool:
    """Whether every line is a sentence behind a name: a list without its marks, “Bridge: Lie down.”"""
    closed = all(line.text.endswith((".", "!", "?")) for line in group[:-1])
    marked = any(line.heading or line.bullet for line in group)
    return len(group) > 1 and closed and not marked and all(_NAMED.match(line.text) for line in group)


def stands_alone(line: Line, below: Line) -> bool:
    """Whether a line was ended on purpose: it reads like a heading, and the next word would have fitted."""
    fits = len(line.text) + 1 + len(below.text.split(" ", 1)[0]) <= len(below.text)
    plain_lines = not (line.heading or line.bullet or below.heading or below.bullet)
    return (
        plain_lines
        and fits
        and may_be_heading(line.text)
        and below.text[:1].isupper()
        and not is_open(below.text)
    )


def _mended(pieces: Iterable[_Piece]) -> list[_Piece]:
    """Broken sentences joined, and items one after another made one list."""
    mended: list[_Piece] = []
    for piece in pieces:
        last = mended[-1] if mended else None
        if last and _is_rest_of(last, piece):
            last.texts[-1] += piece.texts[0]
            last.broken.append(piece.line)
            last.end = piece.end
        elif last and piece.is_list and last.is_list and piece.numbered == last.numbered:
            last.gaps += [piece.line] if piece.line > last.end + 1 else []
            last.texts += piece.texts
            last.lines += piece.lines
            last.end = piece.end
            last.numbers += piece.numbers
        else:
            mended.append(piece)
    return mended


def _is_rest_of(last: _Piece, piece: _Piece) -> bool:
    """Whether a piece is the rest of a sentence that a blank line broke in two."""
    plain_text = not piece.is_list and not piece.level
    return plain_text and not last.level and is_open(last.texts[-1][-1]) and goes_on(piece.texts[0][0])


def _block(piece: _Piece, may_be_marked_by_nothing: bool, above: int = 0) -> Block:
    """above: the level of the last heading with a mark; 0 for none."""
    texts = piece.joined()
    if piece.is_list:
        items = tuple(read_spans(text) for text in texts)
        return Bullets(items, piece.numbered, piece.line, tuple(piece.lines))
    spans = read_spans(texts[0])
    if piece.level or (may_be_marked_by_nothing and may_be_heading(texts[0], len(piece.texts[0]))):
        in_bold = all(span.bold for span in spans)  # below headings with marks it is one of a lower level
        return Heading(piece.level or (min(above + 1, 6) if above > 1 and in_bold else 2), spans, piece.line)
    return Paragraph(spans, piece.line)
