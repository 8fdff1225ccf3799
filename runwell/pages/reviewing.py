"""What is wrong with a page as it stands in the editor: every problem, where it is and how to mend it."""

from __future__ import annotations

import math
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.utils import timezone
from django.utils.translation import gettext as _

from runwell.pages.leading import site_pages
from runwell.pages.library import left_out
from runwell.publishing.document import Document
from runwell.publishing.review import Level, PracticeFacts, Problem
from runwell.publishing.review.labels import TITLE_SIZE
from runwell.publishing.review.page import page_of
from runwell.publishing.review.reading import reading_age
from runwell.records import access
from runwell.records.page_review import review, rules

if TYPE_CHECKING:
    from runwell.pages.models import ConditionPage
    from runwell.pages.page_document import Place
    from runwell.pages.signature import PageSignature

_LINE = re.compile(r"\bline (?P<number>\d+)\b(?P<goes_on>: )?")


@dataclass(frozen=True, slots=True)
class Row:
    """One problem, in words for the editor. anchor: where in the form it can be mended; "" for nowhere."""

    level: Level
    rule: str
    place: str
    anchor: str
    message: str
    mend: str


@dataclass(frozen=True, slots=True)
class Review:
    """rows: the worst first. reading_age: in years. title_width, title_room: pixels of a search result."""

    rows: tuple[Row, ...]
    reading_age: int
    title_width: int
    title_room: int

    @property
    def blocking(self) -> tuple[Row, ...]:
        """What keeps the page from being published."""
        return tuple(row for row in self.rows if row.level is Level.BLOCKS)

    @property
    def warnings(self) -> int:
        return sum(row.level is Level.WARNS for row in self.rows)

    @property
    def suggestions(self) -> int:
        return sum(row.level is Level.SUGGESTS for row in self.rows)


def review_page(page: ConditionPage, signature: PageSignature | None) -> Review | None:
    """The page's problems. signature: the one that counts, or is about to. None: there is no text yet."""
    from runwell.pages.page_document import read_page  # it knows the models, which know the panel of reviews

    if not any(one["type"] != "heading" for one in page.body.raw_data):
        return None
    document, places, box = read_page(page, signature)
    found = [one for one in found_in(document) if box not in _lines(one)]  # the box is not the writer's
    rows = [_row(one, places) for one in found] + [_of_the_document(one) for one in left_out(page)]
    return Review(
        tuple(sorted(rows, key=lambda row: row.level.rank)),
        round(reading_age([sentence.text for sentence in page_of(document).sentences])),
        _width(document.title),
        int(rules().limits["title_pixels"]),
    )


def found_in(document: Document) -> tuple[Problem, ...]:
    """The problems of a document of this practice."""
    return review(document, today=timezone.localdate(), practice=practice_facts(), site=site_pages())


def practice_facts() -> PracticeFacts | None:
    """What of the practice its pages may say; None where none is loaded."""
    offices = list(access.locations())
    if not offices:
        return None
    towns = tuple(dict.fromkeys(name for office in offices for name in (office.city, office.name)))
    return PracticeFacts(access.practice().name, towns, tuple(office.telephone for office in offices))


def _row(problem: Problem, places: dict[int, Place]) -> Row:
    place = places.get(_line(problem))
    words = _LINE.sub(lambda found: _words(found, places), problem.place)
    return Row(
        problem.level,
        problem.rule,
        _("the page") if words == "the document" else words,
        place.anchor if place else "",
        _LINE.sub(lambda found: "" if found["goes_on"] else _words(found, places), problem.message),
        _mended_here().get(problem.rule, problem.mend),
    )


def _of_the_document(problem: Problem) -> Row:
    """What the document had and the page has not."""
    anchor = "#panel-child-content-picture-section"
    return Row(problem.level, problem.rule, _("Picture"), anchor, problem.message, problem.mend)


def _mended_here() -> dict[str, str]:
    """How to mend in the editor what a document mends with a line."""
    return {
        "author": _("Say under “Author” who wrote it"),
        "reviewer": _("Submit it to the clinician review; a clinician reads it and signs it"),
        "review-date": _("The clinician who signs says when it is due again"),
        "review-overdue": _("Submit it to the clinician review; a clinician reads it and signs it anew"),
        "sources": _("Name under “Sources” at least the guideline or study behind each medical sentence"),
        "picture-missing": _("Choose one under “Picture”, and say what it shows"),
        "picture-alternative": _("Say under “Words for the picture” what it shows"),
        "title-missing": _("Write one under “Promote”, “Title tag”"),
        "description-missing": _("Write one under “Promote”, “Meta description”"),
    }


def _line(problem: Problem) -> int:
    found = _LINE.search(problem.place)
    return problem.line or (int(found["number"]) if found else 0)


def _lines(problem: Problem) -> set[int]:
    """Every line that a problem of one place speaks of; a problem of the whole page names examples only."""
    said = problem.message if _line(problem) else ""
    return {_line(problem), *(int(found["number"]) for found in _LINE.finditer(said))}


def _words(found: re.Match[str], places: dict[int, Place]) -> str:
    place = places.get(int(found["number"]))
    return place.words if place else _("the page")


def _width(title: str) -> int:
    widths = rules().widths
    return math.ceil(TITLE_SIZE * sum(widths.get(sign, widths[""]) for sign in title))
