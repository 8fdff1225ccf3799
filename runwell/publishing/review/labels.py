"""Title, description and address: there, within their own labels' limits, and worth a click."""

from __future__ import annotations

import math
from collections.abc import Iterator

from runwell.publishing.address import slug_of
from runwell.publishing.review.case import Case
from runwell.publishing.review.problem import Level, Problem
from runwell.publishing.review.words import sentences_of, stems_of
from runwell.refusals import Refusal

TITLE_SIZE, DESCRIPTION_SIZE = 20, 14  # px, as search results show them


def width_of(text: str, size: int, case: Case) -> int:
    """How wide a text is in a search result, in pixels."""
    widths = case.rules.widths
    return math.ceil(size * sum(widths.get(sign, widths[""]) for sign in text))


def title(case: Case) -> Iterator[Problem]:
    """A title, no longer than its label allows and than a search result shows."""
    text, line, limit = case.document.title, case.line("title"), case.document.title_limit
    if case.is_empty(text):
        yield Problem(
            Level.BLOCKS, "title-missing", "there is no title", "Write a line “Meta Title: …”", line
        )
        return
    if limit and len(text) > limit:
        message = f"the title has {len(text)} characters; its own label says at most {limit}"
        yield Problem(Level.BLOCKS, "title-length", message, f"Take out {len(text) - limit} of them", line)
    yield from _too_short("title", text, case.document.title_least, line, case)
    most, wide = case.rules.limits["title_pixels"], width_of(text, TITLE_SIZE, case)
    if wide > most:
        message = f"the title is {wide} pixels wide; a search result shows about {most:.0f}"
        yield Problem(Level.WARNS, "title-width", message, "Shorten it, the practice's name first", line)


def description(case: Case) -> Iterator[Problem]:
    """A description of a fitting length."""
    text, line = case.document.description, case.line("description")
    if case.is_empty(text):
        mend = "Write a line “Meta Description: …”"
        yield Problem(Level.WARNS, "description-missing", "there is no description", mend, line)
        return
    limits, own = case.rules.limits, case.document.description_limit
    most = own or limits["description_characters"]
    if len(text) > most:
        says = "its own label says at most" if own else "search results cut it after about"
        message = f"the description has {len(text)} characters; {says} {most:.0f}"
        level = Level.BLOCKS if own else Level.WARNS
        yield Problem(level, "description-length", message, "Put the answer first and cut the rest", line)
    elif width_of(text, DESCRIPTION_SIZE, case) > limits["description_pixels"] * 1.05:
        message = f"the description is {width_of(text, DESCRIPTION_SIZE, case)} pixels wide and will be cut"
        yield Problem(Level.SUGGESTS, "description-width", message, "Shorten it a little", line)
    yield from _too_short("description", text, case.document.description_least, line, case)
    if len(text) < limits["description_shortest"]:
        message = f"the description has only {len(text)} characters"
        yield Problem(
            Level.SUGGESTS, "description-length", message, "Say in it what the reader will find", line
        )


def _too_short(what: str, text: str, least: int | None, line: int, case: Case) -> Iterator[Problem]:
    """Far below what its own label asks for; a few characters are nobody's loss."""
    if least and len(text) < case.rules.limits["least_share"] * least:
        message = f"the {what} has only {len(text)} characters; its own label says at least {least}"
        mend = "Say in it what the reader will find"
        yield Problem(Level.SUGGESTS, f"{what}-length", message, mend, line)


def answer(case: Case) -> Iterator[Problem]:
    """A description that speaks of what was searched for and says something about it."""
    text, rules = case.document.description, case.rules
    if case.is_empty(text) or not case.document.keywords:
        return
    first = case.document.keywords[0]
    asked, said = set(stems_of(first, rules.stop)), set(stems_of(text, rules.stop))
    if asked and len(asked & said) < (len(asked) + 1) // 2:
        message = f"the description does not speak of “{first}”"
        yield Problem(
            Level.WARNS, "description-answer", message, "Name it and answer it", case.line("description")
        )
        return
    if not _answers(case):
        message = f"the description gives no answer to “{first}”, it only invites to read on"
        mend = "Say in one sentence what usually is behind it or what helps"
        yield Problem(Level.WARNS, "description-answer", message, mend, case.line("description"))


def _answers(case: Case) -> set[str]:
    """The stems of the description that say something: no teaser, no general word, no name."""
    rules = case.rules
    said = " ".join(
        rules.patterns["no_answer"].sub(" ", rules.patterns["teaser"].split(sentence)[0])
        if rules.says("teaser", sentence[:14])
        else rules.patterns["no_answer"].sub(" ", sentence)
        for sentence in sentences_of(case.document.description)
    )
    names = f"{case.practice.name if case.practice else ''} {' '.join(case.document.keywords)}"
    known = {*stems_of(names, rules.stop), *stems_of("pain running runner after hurt injury", rules.stop)}
    return set(stems_of(said, rules.stop)) - known


def address(case: Case) -> Iterator[Problem]:
    """An address that a page can have."""
    try:
        slug_of(case.document)
    except Refusal as refusal:
        yield Problem(Level.BLOCKS, "slug", refusal.what, refusal.mend, case.line("slug"))


RULES = (title, description, answer, address)
