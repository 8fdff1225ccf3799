"""Notes to the editor among the labels, such as "Word count: 900": kept, and no part of the page."""

from __future__ import annotations

import re
from collections.abc import Sequence

from runwell.publishing.labels import Reach, label_line
from runwell.publishing.lines import Line

_NOTE = re.compile(
    r"(?:\*\*|__)?(?P<name>[A-Za-z][\w/&-]*(?: [\w/&-]+){0,3}) ?(?:\([^()]*\))? ?(?:\*\*|__)?:.*"
)
_NAMES = frozenset(
    (
        "word count",
        "words",
        "client",
        "date",
        "page type",
        "content type",
        "target audience",
        "audience",
        "status",
        "version",
        "due date",
        "deadline",
        "project",
        "tone",
        "search intent",
        "category",
        "tags",
        "published",
        "date published",
        "updated",
        "last updated",
        "primary cta",
        "canonical",
        "schema",
        "note to editor",
        "editor note",
        "template",
        "layout",
        "draft",
    )
)


def is_note(lines: Sequence[Line], place: int) -> bool:
    """Whether the line, which stands above the text, is a note.

    It has a known name, or looks like a label and one of ours follows with nothing but such lines between.
    """
    if named_note(lines[place].text):
        return True
    if not looks_like_note(lines[place].text):
        return False
    for line in lines[place:]:
        if label := None if line.blank else label_line(line.text, above_the_text=True):
            return label.label.reach is not Reach.TO_THE_END  # sources and disclaimers end a text
        if not line.blank and not looks_like_note(line.text):
            return False
    return False


def named_note(text: str) -> bool:
    """Whether the line is a note wherever it stands above the text."""
    match = _NOTE.fullmatch(text)
    return match is not None and match["name"].casefold() in _NAMES


def looks_like_note(text: str) -> bool:
    """Whether the line looks like a label and is none of ours."""
    return _NOTE.fullmatch(text) is not None and label_line(text, above_the_text=True) is None
