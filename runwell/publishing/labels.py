"""The labels that a copywriter puts around the text, such as "Meta Title (under 70 characters):"."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum, auto
from types import MappingProxyType


class Reach(Enum):
    """How far below its label a value goes on."""

    ONE_LINE = auto()  # the label's line, or the next one where that line holds nothing else
    TO_A_BLANK = auto()  # every line up to the next blank one
    TO_THE_END = auto()  # below the text: everything up to the next label or marked heading


@dataclass(frozen=True, slots=True)
class Label:
    """One label: its field in the document, its name as we write it, and other names for it.

    head_names: names that are a label above the text only, since a sentence may begin with them.
    """

    field: str
    name: str
    reach: Reach
    names: tuple[str, ...] = ()
    head_names: tuple[str, ...] = ()


LABELS = (
    Label("keywords", "Keywords", Reach.TO_A_BLANK, ("keyword", "target keywords", "focus keywords")),
    Label("title", "Meta Title", Reach.ONE_LINE, ("title tag", "seo title"), ("title",)),
    Label("description", "Meta Description", Reach.TO_A_BLANK, (), ("description",)),
    Label("slug", "Page Slug", Reach.ONE_LINE, ("url slug",), ("slug", "url")),
    Label("image", "Image Shortcode", Reach.ONE_LINE, (), ("image",)),
    Label("author", "Author", Reach.ONE_LINE, ("written by",)),
    Label("reviewed_by", "Reviewed by", Reach.ONE_LINE, ("medically reviewed by", "reviewer")),
    Label("next_review", "Next review", Reach.ONE_LINE, ("next review due",)),
    Label("sources", "Sources", Reach.TO_THE_END, ("source", "references")),
    Label("disclaimers", "Disclaimers", Reach.TO_THE_END, ("disclaimer",)),
)

_LABEL_LINE = re.compile(
    r"(?:#{1,6} )?(?:\*\*|__)?(?P<name>[A-Za-z][A-Za-z _-]{2,40}?) ?(?:\((?P<note>[^()]*)\))? ?(?:\*\*|__)?"
    r"(?P<colon> ?:) ?(?P<value>.*)"
)
_HEADING_LINE = re.compile(r"(?:#{1,6} )?(?:\*\*|__)?(?P<name>[A-Za-z]{5,12})(?:\*\*|__)?(?: #+)?")


@dataclass(frozen=True, slots=True)
class LabelLine:
    """A line that begins with a label. limit: the number that the label states, such as 70."""

    label: Label
    value: str
    limit: int | None = None


def _by_name(with_head_names: bool) -> Mapping[str, Label]:
    return MappingProxyType(
        {
            name: label
            for label in LABELS
            for name in (label.name.casefold(), *label.names, *(label.head_names if with_head_names else ()))
        }
    )


_ANYWHERE = _by_name(with_head_names=False)
_ABOVE_THE_TEXT = _by_name(with_head_names=True)


def label_line(text: str, *, above_the_text: bool) -> LabelLine | None:
    """The label that this line begins with, in any case; None for a line of text. Spaces are single."""
    names = _ABOVE_THE_TEXT if above_the_text else _ANYWHERE
    if match := _LABEL_LINE.fullmatch(text):
        label = names.get(re.sub(r"[ _-]+", " ", match["name"]).casefold())
        return LabelLine(label, match["value"].strip("* "), _limit(match["note"])) if label else None
    # "Disclaimers" below the text often stands as a heading, without its colon.
    bare = _HEADING_LINE.fullmatch(text)
    label = names.get(bare["name"].casefold()) if bare else None
    return LabelLine(label, "") if label and label.reach is Reach.TO_THE_END else None


def _limit(note: str | None) -> int | None:
    number = re.search(r"\d{1,4}", note or "")
    return int(number[0]) if number else None
