"""What a page's text is made of: headings, paragraphs, lists, and the spans inside them."""

from __future__ import annotations

from dataclasses import dataclass, field

from runwell.refusals import Refusal


@dataclass(frozen=True, slots=True)
class Text:
    """A run of words; whitespace inside it is single spaces."""

    text: str
    bold: bool = False

    def __post_init__(self) -> None:
        if not self.text:
            raise Refusal("A run of words is empty", mend="Leave it out")


@dataclass(frozen=True, slots=True)
class Link:
    """Words that lead to an address; "#" and "" lead nowhere (see `links.resolve`)."""

    text: str
    to: str
    bold: bool = False

    def __post_init__(self) -> None:
        if not self.text.strip():
            raise Refusal("A link has no words", where=self.to, mend="Write what the reader will find there")


Span = Text | Link
Spans = tuple[Span, ...]


def plain(spans: Spans) -> str:
    """The words of some spans, without marks and addresses."""
    return "".join(span.text for span in spans)


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading; level 1 is the page's own, 2 to 6 divide its text. line: where it stood, from 1."""

    level: int
    spans: Spans
    line: int = field(default=0, compare=False)

    def __post_init__(self) -> None:
        if not 1 <= self.level <= 6:
            raise Refusal(f"A heading has level 1 to 6, not {self.level}", where=f"line {self.line}")
        _refuse_silence("A heading", self.spans, self.line)

    @property
    def text(self) -> str:
        """The heading's words."""
        return plain(self.spans)


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph. line: where it began, from 1."""

    spans: Spans
    line: int = field(default=0, compare=False)

    def __post_init__(self) -> None:
        _refuse_silence("A paragraph", self.spans, self.line)

    @property
    def text(self) -> str:
        """The paragraph's words."""
        return plain(self.spans)


@dataclass(frozen=True, slots=True)
class Bullets:
    """A list of at least one item, numbered or not. line: where it began, from 1; lines: each item."""

    items: tuple[Spans, ...]
    numbered: bool = False
    line: int = field(default=0, compare=False)
    lines: tuple[int, ...] = field(default=(), compare=False)

    def __post_init__(self) -> None:
        if not self.items:
            raise Refusal("A list has no items", where=f"line {self.line}")
        for item in self.items:
            _refuse_silence("An item of a list", item, self.line)

    @property
    def text(self) -> str:
        """The items' words, one item a line."""
        return "\n".join(plain(item) for item in self.items)


Block = Heading | Paragraph | Bullets


def _refuse_silence(what: str, spans: Spans, line: int) -> None:
    if not plain(spans).strip():
        raise Refusal(f"{what} has no words", where=f"line {line}")
