"""Leftovers: places that somebody meant to fill, and what could not be read."""

from __future__ import annotations

import re
from collections.abc import Iterator

from runwell.publishing.review.case import Case
from runwell.publishing.review.problem import Level, Problem

_UNLINKED = re.compile(r"\[(?P<words>[A-Za-z][^\[\]]{2,60})\](?!\()")
_FOOTNOTE = re.compile(r"\[(?:sic|\d+(?:[,–-]\d+)*|…|\.\.\.)\]")


def placeholders(case: Case) -> Iterator[Problem]:
    """“[insert link]”, “TBD”, lorem ipsum."""
    labels = [
        (case.document.title, case.line("title")),
        (case.document.description, case.line("description")),
    ]
    texts = [(passage.text, passage.line) for passage in (*case.page.passages, *case.page.disclaimers)]
    texts += [(section.heading, section.line) for section in case.page.sections[1:]]
    for text, line in [*labels, *texts]:
        match = case.rules.patterns["placeholder"].search(text)
        if match or (match := _UNLINKED.search(_FOOTNOTE.sub(" ", text))):
            message = f"“{match[0]}” was meant to be filled in"
            yield Problem(Level.BLOCKS, "placeholder", message, "Fill it in, or take it out", line)


def unread(case: Case) -> Iterator[Problem]:
    """What reading understood as no part of the page, and so does not show; one row."""
    lost = [one for one in case.document.unread if not case.is_empty(one.text)]
    if lost:
        listed = "; ".join(
            f"line {one.line}: “{one.text[:60]}”" for one in sorted(lost, key=lambda one: one.line)[:5]
        )
        message = f"{len(lost)} lines are no part of the page and will not be shown. {listed}"
        mend = "Write them as sentences, headings or items of a list if readers shall see them"
        yield Problem(Level.SUGGESTS, "unread", message, mend, min(one.line for one in lost))


RULES = (placeholders, unread)
