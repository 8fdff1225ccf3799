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
from runwell.knowledge.pack import Pack
from runwell.refusals import Refusal
from runwell.web.check.answers_cookie import Sheet
from runwell.web.check.cards import statement
from runwell.web.check.under_way import under_way


@dataclass(frozen=True, slots=True)
class Line:
    """One page of the check and what was answered on it, in words."""

    page_id: str
    question: str
    answers: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class AnswersPage:
    """lines: in the order in which the pages were shown."""

    lines: tuple[Line, ...]


@require_safe
@under_way
def told(request: HttpRequest, pack: Pack, sheet: Sheet) -> HttpResponse:
    """Every answer in words."""
    return render(request, "check/answers.html", {"page": AnswersPage(tuple(lines(pack, sheet)))})


def lines(pack: Pack, sheet: Sheet) -> Iterator[Line]:
    """A line for each page that was shown and still applies."""
    for page_id in sheet.pages:
        try:
            page = page_of(pack, page_id, sheet.answers)
        except Refusal:  # a changed answer has since made the question pointless
            continue
        yield Line(page_id, page.title, in_words(pack, page, sheet.answers))


def in_words(pack: Pack, page: Page, answers: Answers) -> tuple[str, ...]:
    """The answers of one page; of a tick list the ticks, and what the rest was."""
    if not page.is_tick_list:
        (finding,) = page.findings
        value = answers.value(finding.id)
        return (finding.label(value) if value else gettext("I don't know"),)
    ticked = [statement(pack, page, one) for one in page.findings if answers.value(one.id) == "yes"]
    unknown = [finding for finding in page.findings if answers.value(finding.id) is None]
    if unknown:
        return (*ticked, gettext("I don't know about the rest") if ticked else gettext("I don't know"))
    return tuple(ticked) or (gettext("None of these"),)
