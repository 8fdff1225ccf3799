"""One page of the check: shown, answered, or changed later."""

from __future__ import annotations

from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST

from runwell.check import next_question
from runwell.check.next_question import Page
from runwell.knowledge.pack import Pack
from runwell.refusals import Refusal
from runwell.web.check import flow
from runwell.web.check.answers_cookie import Sheet
from runwell.web.check.body_map import BodyMap, body_map
from runwell.web.check.cards import Card, cards_of, chosen_before
from runwell.web.check.posted import answers_in
from runwell.web.check.under_way import under_way

CONTROLS = {"body-map": "_map", "multi-choice": "_ticks", "scale-0-10": "_scale"}


@dataclass(frozen=True, slots=True)
class QuestionPage:
    """number, at_most: this page's place and an honest bound. done: pages behind the runner.

    controls: the template of the choices. back: where Back leads. changing: it was answered before.
    """

    page: Page
    number: int
    at_most: int
    done: int
    controls: str
    cards: tuple[Card, ...]
    map: BodyMap | None
    back: str
    changing: bool
    error: str


@require_http_methods(["GET", "HEAD", "POST"])
@under_way
def current(request: HttpRequest, pack: Pack, sheet: Sheet) -> HttpResponse:
    """The question the runner is at. Each has an address of its own, so that the browser's Back works."""
    page = next_question.following(pack, sheet.answers)
    if request.method == "POST" and page:
        return _answered(request, pack, sheet, page)
    return flow.onward(pack, sheet)


@require_http_methods(["GET", "HEAD", "POST"])
@under_way
def one(request: HttpRequest, pack: Pack, sheet: Sheet, page_id: str) -> HttpResponse:
    """One page by its id: the one that is next, or one that was answered before."""
    page = _reachable(pack, sheet, page_id)
    if page is None:
        return flow.onward(pack, sheet)
    if request.method == "POST":
        return _answered(request, pack, sheet, page)
    return _shown(request, pack, sheet, page, chosen_before(page, sheet.answers))


@require_POST
@under_way
def back(request: HttpRequest, pack: Pack, sheet: Sheet) -> HttpResponse:
    """One page back from the question the runner is at."""
    return redirect("check:page", sheet.pages[-1]) if sheet.pages else redirect("check:start")


def _reachable(pack: Pack, sheet: Sheet, page_id: str) -> Page | None:
    if page_id in sheet.pages:
        try:
            return next_question.page_of(pack, page_id, sheet.answers)
        except Refusal:  # a changed answer has since made the question pointless
            return None
    page = next_question.following(pack, sheet.answers)
    return page if page and page.id == page_id else None


def _answered(request: HttpRequest, pack: Pack, sheet: Sheet, page: Page) -> HttpResponse:
    try:
        values = answers_in(page, request.POST)
    except Refusal as refusal:
        chosen = frozenset(request.POST.getlist("answer"))
        return _shown(request, pack, sheet, page, chosen, str(refusal))
    return flow.onward(pack, sheet.answered(pack, page.id, values))


def _shown(
    request: HttpRequest, pack: Pack, sheet: Sheet, page: Page, chosen: frozenset[str], error: str = ""
) -> HttpResponse:
    context = {"q": _question_page(pack, sheet, page, chosen, error)}
    return render(request, "check/question.html", context, status=400 if error else 200)


def _question_page(pack: Pack, sheet: Sheet, page: Page, chosen: frozenset[str], error: str) -> QuestionPage:
    progress = next_question.progress(pack, sheet.answers)
    behind = sheet.pages.index(page.id) if page.id in sheet.pages else len(sheet.pages)
    figure = body_map(pack.region) if _kind(page) == "body-map" else None
    return QuestionPage(
        page=page,
        number=behind + 1,
        at_most=max(progress.pages_at_most, behind + 1),
        done=behind,
        controls=f"check/{CONTROLS.get(_kind(page), '_choices')}.html",
        cards=cards_of(pack, page, chosen, figure),
        map=figure,
        back=reverse("check:page", args=[sheet.pages[behind - 1]]) if behind else reverse("check:start"),
        changing=page.id in sheet.pages,
        error=error,
    )


def _kind(page: Page) -> str:
    return "multi-choice" if page.is_tick_list else page.findings[0].answer_type
