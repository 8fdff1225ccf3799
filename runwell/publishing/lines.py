"""The lines of a document, and what each of them is by itself."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from runwell.refusals import Refusal

_BREAK = re.compile(r"\r\n?|[\n\u2028\u2029]")
_BINARY = re.compile(r"[\x00-\x08\x0e-\x1b\x7f]")
_WORD = re.compile(r"[^\W_]")
_RULE = re.compile(r"[\s#=_*•·>—–-]*")
_UNREADABLE = re.compile(r"\|.*|!?\[[^\[\]]*\]|!\[[^\[\]]*\]\([^()]*\)|<[^<>]*>")
_HEADING = re.compile(r"(?P<marks>#{1,6}) +(?P<text>.*?)(?: +#+)?")
_NAMED_HEADING = re.compile(
    r"[\[(]?[Hh](?P<level>[1-6])(?:\]|\)|: ?|[\])]: ?) ?(?P<text>\w.*)"
    r"|<[Hh](?P<tag>[1-6])> ?(?P<inside>[^<>]*\w[^<>]*?) ?</[Hh][1-6]>"
)
_BULLET = re.compile(r"(?:[-*•·‣–—]|(?P<number>\d{1,2})[.)]) (?P<text>.*)")
_OPENING = re.compile(r"[\W_]*(?P<first>\w)")
_CLOSED = re.compile(r"[.!?:;…](?:[\W_]|\]\([^()\s]*\))*$")
_END = 400


@dataclass(frozen=True, slots=True)
class Line:
    """A line with its number, from 1; single spaces, none at the ends."""

    number: int
    text: str
    indented: bool = field(default=False, compare=False)

    @property
    def blank(self) -> bool:
        """Whether it only separates: there is no word on it."""
        return _WORD.search(self.text) is None

    @property
    def unreadable(self) -> bool:
        """Whether no block is made of it: a table's row, an image, a shortcode, a tag, a lone sign."""
        if self.blank:
            return _RULE.fullmatch(self.text) is None
        return _UNREADABLE.fullmatch(self.text) is not None

    @property
    def heading(self) -> tuple[int, str] | None:
        """Level and words of a line that is marked as a heading ("## Causes")."""
        if match := _HEADING.fullmatch(self.text):
            return len(match["marks"]), match["text"]
        named = _NAMED_HEADING.fullmatch(self.text)
        return (int(named["level"] or named["tag"]), named["text"] or named["inside"]) if named else None

    @property
    def item_number(self) -> str:
        """The number of an item as it is written; "" where it has none."""
        match = _BULLET.fullmatch(self.text)
        return (match["number"] or "") if match else ""

    @property
    def bullet(self) -> tuple[bool, str] | None:
        """Whether it is numbered, and its words, for a line that is marked as an item of a list."""
        match = _BULLET.fullmatch(self.text)
        return (match["number"] is not None, match["text"]) if match else None


@dataclass(frozen=True, slots=True)
class Unread:
    """Words that were understood as no part of the page. line: where they stood, from 1."""

    line: int = field(compare=False)
    text: str


def lines_of(text: str) -> tuple[Line, ...]:
    """Every line of a text; a Refusal where it is no text at all."""
    lines = tuple(
        Line(number, " ".join(line.split()), indented=line.startswith((" ", "\t")))
        for number, line in enumerate(_BREAK.split(text.removeprefix("\ufeff")), start=1)
    )
    for line in lines:
        if _BINARY.search(line.text):
            raise Refusal(
                "This is not a text", where=f"line {line.number}", mend="Save the document as plain text"
            )
    return lines


def goes_on(text: str) -> bool:
    """Whether a text begins in the middle of a sentence: its first letter is a small one."""
    opening = _OPENING.match(text)
    return opening is not None and opening["first"].islower()


def is_open(text: str) -> bool:
    """Whether a text ends in the middle of a sentence: nothing closes it, inside its marks or after them."""
    return _CLOSED.search(text[-_END:]) is None
