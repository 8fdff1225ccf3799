"""A document's text as the rules look at it: sections with passages, passages with sentences."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from runwell.publishing.blocks import Bullets, Heading, Link, Spans, plain
from runwell.publishing.document import Document
from runwell.publishing.review.words import sentences_of

_LEAD = re.compile(r"(?P<lead>[A-Z(\d][^.:!?]{1,70}?)(?: ?:| [–—-]) (?=\S)")
_SHORT = re.compile(r"(?P<lead>[A-Z][\w'’/-]*(?: [\w'’/()-]+){0,5})\. (?=[A-Z\d])")
_LONGEST_LEAD = 80
_LONGEST_NAME = 6  # words


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence and the line of its passage."""

    text: str
    line: int
    section: int
    item: bool


@dataclass(frozen=True, slots=True)
class Passage:
    """A paragraph, or one item of a list.

    lead: the words in bold or before a colon that it begins with; "" for none. rest: what follows them.
    block: which block of the document it is of, from 0.
    """

    text: str
    line: int
    section: int
    item: bool
    lead: str
    rest: str
    spans: Spans
    block: int
    numbered: bool = False

    @property
    def bold(self) -> str:
        """The words in bold that it begins with, whatever follows them."""
        return self.spans[0].text.strip(" :.–—-") if self.spans and self.spans[0].bold else ""

    @property
    def sentences(self) -> list[Sentence]:
        """Without the lead, which is a name and no sentence, unless it may be one: “Rest. Then run.”"""
        may_be_one = self.text[len(self.lead) :].startswith(".")
        whole = self.rest if self.lead and self.rest and not may_be_one else self.text
        return [Sentence(text, self.line, self.section, self.item) for text in sentences_of(whole)]

    @property
    def links(self) -> list[Link]:
        """Every link in it."""
        return [span for span in self.spans if isinstance(span, Link)]


@dataclass(frozen=True, slots=True)
class Section:
    """What stands below one heading. The first section, 0, is the introduction and has no heading.

    path: the headings that it stands below, its own last.
    """

    index: int
    level: int
    heading: str
    line: int
    path: tuple[str, ...]
    passages: tuple[Passage, ...]

    @property
    def text(self) -> str:
        """Its words, without its headings."""
        return "\n".join(passage.text for passage in self.passages)

    def under(self, pattern: re.Pattern[str]) -> bool:
        """Whether its heading, or one above it, fits."""
        return any(pattern.search(heading) for heading in self.path)


@dataclass(frozen=True)
class Page:
    """sections: in order, with every passage of the document's text. disclaimers: apart, as a section."""

    sections: tuple[Section, ...]
    disclaimers: tuple[Passage, ...]

    @cached_property
    def passages(self) -> tuple[Passage, ...]:
        """Every passage of the text in order."""
        return tuple(passage for section in self.sections for passage in section.passages)

    @cached_property
    def sentences(self) -> tuple[Sentence, ...]:
        """Every sentence of the text in order."""
        return tuple(sentence for passage in self.passages for sentence in passage.sentences)

    @property
    def text(self) -> str:
        """Every word of the text but its headings."""
        return "\n".join(passage.text for passage in self.passages)

    def branch(self, section: Section) -> tuple[Section, ...]:
        """A section with those that stand below its heading."""
        below = [section]
        for other in self.sections[section.index + 1 :]:
            if other.level <= section.level:
                break
            below.append(other)
        return tuple(below)

    def branch_text(self, section: Section) -> str:
        """The words of a branch, with the headings inside it."""
        return "\n".join(f"{one.heading}\n{one.text}" for one in self.branch(section))


def page_of(document: Document) -> Page:
    """The page in a document."""
    headings: list[tuple[int, str, int]] = [(1, "", document.heading.line if document.heading else 1)]
    passages: list[list[Passage]] = [[]]
    for place, block in enumerate(document.blocks):
        if isinstance(block, Heading):
            headings.append((block.level, block.text, block.line))
            passages.append([])
        else:
            passages[-1] += _passages(block.line, block, len(headings) - 1, place)
    passages = [_led(below) for below in passages]
    sections = [
        Section(index, level, text, line, _path(headings, index), tuple(passages[index]))
        for index, (level, text, line) in enumerate(headings)
    ]
    last = [one for block in document.disclaimers for one in _passages(block.line, block, -1, -1)]
    return Page(tuple(sections), tuple(last))


def _led(passages: list[Passage]) -> list[Passage]:
    """With the names that paragraphs begin with where several do: “Clam: Lie on your side …”."""
    matches = [
        None if one.item or one.lead else _LEAD.match(one.text) or _SHORT.match(one.text) for one in passages
    ]
    named = [match is not None and len(match["lead"].split()) <= _LONGEST_NAME for match in matches]
    found = list[Passage]()
    for place, (one, match) in enumerate(zip(passages, matches, strict=True)):
        in_series = named[place] and (
            named[place - 1 : place] == [True] or named[place + 1 : place + 2] == [True]
        )
        if match and in_series:
            one = replace(one, lead=match["lead"].strip(), rest=one.text[match.end() :])
        found.append(one)
    return found


def _path(headings: Sequence[tuple[int, str, int]], index: int) -> tuple[str, ...]:
    level, text, _ = headings[index]
    path = [text]
    for above, words, _ in reversed(headings[1:index]):
        if above < level:
            level = above
            path.append(words)
    return tuple(reversed(path))


def _passages(line: int, block: object, section: int, place: int) -> Iterator[Passage]:
    if isinstance(block, Bullets):
        lines = block.lines or (line,) * len(block.items)
        for number, spans in zip(lines, block.items, strict=True):
            yield _passage(spans, number, section, place, item=True, numbered=block.numbered)
    else:
        yield _passage(getattr(block, "spans", ()), line, section, place)


def _passage(
    spans: Spans, line: int, section: int, block: int, *, item: bool = False, numbered: bool = False
) -> Passage:
    text = plain(spans)
    lead, rest = _lead(spans, text, item)
    return Passage(text, line, section, item, lead, rest, spans, block, numbered)


def _lead(spans: Spans, text: str, item: bool) -> tuple[str, str]:
    bold = spans[0].text if spans[0].bold else ""
    if bold and len(bold) <= _LONGEST_LEAD and (len(spans) > 1 or item):
        rest = text[len(bold) :].lstrip(" :.–—-")
        closed = bold.rstrip()[-1:] in ":.–—?" or text[len(bold) :].lstrip()[:1] in (
            ":",
            "–",
            "—",
            "-",
            ".",
            "",
        )
        if closed or (item and rest[:1].isupper()):
            return bold.strip(" :.–—-"), rest
    match = (_LEAD.match(text) or _SHORT.match(text)) if item else None
    return (match["lead"].strip(), text[match.end() :]) if match else ("", text)
