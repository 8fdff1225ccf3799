"""What the runner has said so far, page by page, with a way to change each."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext
from django.views.decorators.http import require_safe

from runwell.check.answers import Answers
from runwell.check.next_question import Page, page_of
from runwell.knowledge.findings import Finding
from runwell.knowledge.pack import Pack
from runwell.refusals import Refusal
from runwell.web.check.answers_cookie import SoFar
from runwell.web.check.cards import statement
from runwell.web.check.fields import anchor
from runwell.web.check.under_way import under_way


@dataclass(frozen=True, slots=True)
class Line:
    """One question or tick list and what was answered, in words.

    anchor: the end of the address that leads to the question on a page that it shares.
    """

    page_id: str
    question: str
    answers: tuple[str, ...]
    anchor: str = ""


@dataclass(frozen=True, slots=True)
class AnswersPage:
    """lines: in the order in which the pages were shown; a sheet has one for each of its questions."""

    lines: tuple[Line, ...]


@require_safe
@under_way
def told(request: HttpRequest, pack: Pack, so_far: SoFar) -> HttpResponse:
    """Every answer in words."""
    return render(request, "check/answers.html", {"page": AnswersPage(tuple(lines(pack, so_far)))})


def lines(pack: Pack, so_far: SoFar) -> Iterator[Line]:
    """A line for each page that was shown and still applies, of a sheet one for each question."""
    for page_id in so_far.pages:
        try:
            page = page_of(pack, page_id, so_far.answers)
        except Refusal:  # a changed answer has since made the question pointless
            continue
        if page.is_tick_list:
            yield Line(page_id, page.title, ticked_in_words(pack, page, so_far.answers))
        else:
            yield from (_line(pack, page, finding, so_far.answers) for finding in page.findings)


def _line(pack: Pack, page: Page, finding: Finding, answers: Answers) -> Line:
    value = answers.value(finding.id)
    words = finding.label(value) if value else gettext("I don't know")
    return Line(page.id, finding.question, (words,), anchor(pack, finding.id) if page.is_sheet else "")


def ticked_in_words(pack: Pack, page: Page, answers: Answers) -> tuple[str, ...]:
    """The answers of a tick list: the ticks, and what the rest was."""
    ticked = [statement(pack, page, one) for one in page.findings if answers.value(one.id) == "yes"]
    unknown = [finding for finding in page.findings if answers.value(finding.id) is None]
    if unknown:
        return (*ticked, gettext("I don't know about the rest") if ticked else gettext("I don't know"))
    return tuple(ticked) or (gettext("None of these"),)
