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
    Label(
        "keywords",
        "Keywords",
        Reach.TO_A_BLANK,
        ("keyword", "target keywords", "target keyword", "focus keywords", "focus keyword", "focus keyphrase")
        + ("keyphrase", "keyphrases", "primary keyword", "primary keywords", "secondary keyword")
        + ("secondary keywords", "seo keywords", "meta keywords"),
    ),
    Label(
        "title",
        "Meta Title",
        Reach.ONE_LINE,
        ("title tag", "seo title", "meta title tag", "seo title tag"),
        ("title", "page title"),
    ),
    Label(
        "description",
        "Meta Description",
        Reach.TO_A_BLANK,
        ("meta desc", "seo description", "meta description tag"),
        ("description",),
    ),
    Label("slug", "Page Slug", Reach.ONE_LINE, ("url slug", "page url"), ("slug", "url", "permalink")),
    Label(
        "image",
        "Image Shortcode",
        Reach.ONE_LINE,
        ("featured image", "header image", "hero image", "cover image"),
        ("image", "cover"),
    ),
    Label("image_alt", "Image Alt Text", Reach.ONE_LINE, ("image alt", "alt text", "alt tag"), ("alt",)),
    Label("author", "Author", Reach.ONE_LINE, ("written by",), ("writer", "byline", "authors", "by")),
    Label(
        "reviewed_by",
        "Reviewed by",
        Reach.ONE_LINE,
        ("medically reviewed by", "clinically reviewed by", "medical reviewer", "clinical reviewer")
        + ("reviewer", "medical review"),
    ),
    Label(
        "reviewed_on",
        "Last reviewed",
        Reach.ONE_LINE,
        (
            "last medically reviewed",
            "reviewed on",
            "date reviewed",
            "review date",
            "medically reviewed on",
            "last review",
            "reviewed",
        ),
    ),
    Label(
        "next_review", "Next review", Reach.ONE_LINE, ("next review due", "next review date", "review due")
    ),
    Label(
        "sources",
        "Sources",
        Reach.TO_THE_END,
        ("source", "references", "reference", "citations", "bibliography", "works cited"),
    ),
    Label("disclaimers", "Disclaimers", Reach.TO_THE_END, ("disclaimer", "medical disclaimer")),
)

_LABEL_LINE = re.compile(
    r"(?:#{1,6} )?(?:\*\*|__)?(?P<name>[A-Za-z][A-Za-z _-]{1,40}?)"
    r" ?(?:[(\[](?P<note>[^()\[\]]*)[)\]]|[,–—-] ?(?P<aside>(?:under|below|max|up to|less)[^:]{0,40}))?"
    r" ?(?:\*\*|__)?(?P<colon> ?:) ?(?P<value>.*)"
)
_DASHED_LINE = re.compile(
    r"(?:\*\*|__)?(?P<name>[A-Za-z][A-Za-z ]{1,40}?) ?(?:[(\[](?P<note>[^()\[\]]*)[)\]])?(?:\*\*|__)?"
    r" [–—-] ?(?P<value>.*)"
)
_HEADING_LINE = re.compile(
    r"(?:#{1,6} )?(?:\*\*|__)?(?P<name>[A-Za-z]{5,12}(?: [A-Za-z]{5,12})?)(?:\*\*|__)?(?: #+)?"
)
_BYLINE = re.compile(
    r"[*_]{0,2}(?P<name>(?:(?:medically|clinically) )?reviewed by|written by|next review(?: due| date)?"
    r"|last(?: medically)? reviewed)(?: on)? (?P<value>(?:[A-Z\d]|an? |the |our ).{1,120}?)[*_]{0,2}",
    re.IGNORECASE,
)
_REVIEW = re.compile(
    r"(?P<by>.*?)[\s.;,|(\[–—*-]*\bnext review(?: date| due)?\b ?:? ?(?:is |on |due |by |in )?"
    r"(?P<when>.*[^\W_].*?)[\s.)\]]*",
    re.IGNORECASE,
)
_NUMBER = re.compile(r"\d{2,4}")
_OTHER_UNIT = re.compile(r"word|pixel|px\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class LabelLine:
    """A line that begins with a label. limit, least: the numbers that the label states, such as 60 and 50."""

    label: Label
    value: str
    limit: int | None = None
    least: int | None = None


def divided(found: LabelLine) -> tuple[LabelLine, ...]:
    """A line that says who reviewed the page and when the next review is due, as two lines."""
    match = _REVIEW.fullmatch(found.value) if found.label.field == "reviewed_by" else None
    if not match:
        return (found,)
    due = _ANYWHERE["next review"]
    return LabelLine(found.label, match["by"].strip("* ")), LabelLine(due, match["when"].strip("* "))


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
        note = match["note"] or match["aside"]
        return LabelLine(label, match["value"].strip("* "), *_limits(note)) if label else None
    dashed = _DASHED_LINE.fullmatch(text) if above_the_text else None  # "Keywords – hip pain, sore hip"
    if dashed and (label := _ANYWHERE.get(re.sub(" +", " ", dashed["name"]).casefold())):
        return LabelLine(label, dashed["value"].strip("* "), *_limits(dashed["note"]))
    # "Disclaimers" below the text often stands as a heading, without its colon.
    bare = _HEADING_LINE.fullmatch(text)
    label = names.get(bare["name"].casefold()) if bare else None
    if label and label.reach is Reach.TO_THE_END:
        return LabelLine(label, "")
    byline = _BYLINE.fullmatch(text)  # "Reviewed by Kim Doe, DPT" is often a line of its own
    return LabelLine(names[byline["name"].casefold()], byline["value"].strip("* ")) if byline else None


def _limits(note: str | None) -> tuple[int | None, int | None]:
    """The most and the least that a note allows, in characters: 160 and 120 of "120-160 characters"."""
    found = [] if _OTHER_UNIT.search(note or "") else _NUMBER.findall(note or "")
    numbers = sorted(map(int, found))
    return max(numbers, default=None), numbers[0] if len(numbers) == 2 else None
