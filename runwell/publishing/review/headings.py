"""Headings in order, each once and short; lists and sentences in one piece."""

from __future__ import annotations

import math
from collections.abc import Iterator
from itertools import pairwise

from runwell.publishing.body import Break
from runwell.publishing.review.case import Case
from runwell.publishing.review.page import Section
from runwell.publishing.review.problem import Level, Problem
from runwell.publishing.review.words import words_of

_BREAKS = {
    Break.LIST_CUT: ("list-broken", "a blank line cuts the list in two", "Take the blank line out"),
    Break.ITEM_BROKEN: (
        "list-broken",
        "an item of the list breaks off and goes on in a paragraph of its own",
        "Join the two",
    ),
    Break.SENTENCE_BROKEN: ("sentence-broken", "a blank line breaks a sentence in two", "Join the two"),
    Break.NUMBERS: ("list-broken", "the numbers of the list are not 1, 2, 3", "Number it anew"),
}


def missing(case: Case) -> Iterator[Problem]:
    """The page has a heading, and so has every long piece of text."""
    if case.document.heading is None:
        line = case.document.blocks[0].line
        mend = "Begin the text with a heading"
        yield Problem(Level.WARNS, "heading-missing", "the page has no heading of its own", mend, line)
    most = case.rules.limits["words_without_heading"]
    for section in case.page.sections:
        prose = [passage for passage in section.passages if not passage.item]
        count = sum(len(words_of(passage.text)) for passage in prose)
        if count > most:
            message = f"{count} words stand in one piece without a heading"
            place = section.passages[0].line
            yield Problem(Level.WARNS, "heading-missing", message, "Divide them by a heading", place)


def order(case: Case) -> Iterator[Problem]:
    """Levels go down one at a time, and level 1 is the page's own."""
    levels = [1, *(section.level for section in case.page.sections[1:])]
    for section, (above, level) in zip(case.page.sections[1:], pairwise(levels), strict=True):
        if level > above + 1:
            message = f"the heading “{section.heading}” jumps from level {above} to {level}"
            mend = f"Make it level {above + 1}"
            yield Problem(Level.WARNS, "heading-order", message, mend, section.line)
        elif level == 1 and case.document.heading:
            message = f"“{section.heading}” is a second heading of level 1"
            yield Problem(Level.WARNS, "heading-order", message, "Make it level 2", section.line)


def twice(case: Case) -> Iterator[Problem]:
    """No heading stands twice below the same heading, or once as a part of the page and once inside one."""
    seen = dict[str, Section]()
    for section in case.page.sections[1:]:
        words = " ".join(words_of(section.heading))
        before = seen.setdefault(words, section)
        parts = 2 in (before.level, section.level)
        if before is not section and (parts or before.path[:-1] == section.path[:-1]):
            message = f"the heading “{section.heading}” stands in line {before.line} already"
            mend = "Join the two sections, or say what is different"
            yield Problem(Level.WARNS, "heading-twice", message, mend, section.line)


def too_long(case: Case) -> Iterator[Problem]:
    """A heading is a line, not a sentence of an advertisement."""
    most = case.rules.limits["heading_characters"]
    own = [(case.document.heading.text, case.document.heading.line)] if case.document.heading else []
    for text, line in [*own, *((section.heading, section.line) for section in case.page.sections[1:])]:
        if len(text) > most:
            message = (
                f"the heading “{text}” has {len(text)} characters; more than {most:.0f} are hard to scan"
            )
            yield Problem(Level.SUGGESTS, "heading-long", message, "Shorten it", line)


def empty(case: Case) -> Iterator[Problem]:
    """Something stands below every heading. Without marks, a heading above another may be the higher one."""
    flat = len({section.level for section in case.page.sections[1:]}) < 2
    for section in case.page.sections[1:]:
        if flat and section is not case.page.sections[-1]:
            continue
        branch = case.page.branch(section)
        after = case.page.sections[branch[-1].index + 1 :]
        end = after[0].line if after else math.inf
        if any(section.line < one.line < end for one in case.document.unread):
            continue  # something stands there that could not be read, which has a row of its own
        if not any(one.passages for one in branch) and not _pictured(case, section.line):
            message = f"nothing stands below the heading “{section.heading}”"
            yield Problem(
                Level.WARNS, "section-empty", message, "Write it, or take the heading out", section.line
            )


def _pictured(case: Case, line: int) -> bool:
    return any(line < picture.line < line + 4 for picture in case.document.pictures)


def broken(case: Case) -> Iterator[Problem]:
    """What the writer's tool broke, and reading mended, or could not."""
    for mended in case.document.mended:
        rule, message, mend = _BREAKS[mended.what]
        yield Problem(Level.WARNS, rule, message, mend, mended.line)
    for section in case.page.sections:
        for above, passage in pairwise(section.passages):
            if above.item and not passage.item and passage.text[:1].islower():
                rule, message, mend = _BREAKS[Break.ITEM_BROKEN]
                yield Problem(Level.WARNS, rule, message, mend, passage.line)


RULES = (missing, order, twice, too_long, empty, broken)
