"""One page of the check: shown, answered, or changed later."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from types import MappingProxyType

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST

from runwell.check import next_question
from runwell.check.next_question import Page
from runwell.check.pages import page_with
from runwell.knowledge.pack import Pack
from runwell.refusals import Refusal, Refusals
from runwell.web.check import flow
from runwell.web.check.answers_cookie import SoFar
from runwell.web.check.cards import chosen_before
from runwell.web.check.fields import Field, anchor, fields_of
from runwell.web.check.posted import ANSWER, answers_in, names_of
from runwell.web.check.under_way import under_way
from runwell.web.check.watch_files import LOOKS, FromFiles, day_said, from_files, with_suggested

Chosen = Mapping[str, frozenset[str]]  # name of the inputs -> values
Errors = Mapping[str, str]  # name of the inputs -> what is missing
NO_ERRORS: Errors = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class QuestionPage:
    """number, at_most: this page's place and an honest bound. done: pages behind the runner.

    whys: why it asks, a sentence for the page or one for each question. back: where Back leads.
    changing: it was answered before. files: what the runner's watch files say to it. wide: it has a map,
    which stands beside the words where there is room.
    """

    page: Page
    number: int
    at_most: int
    done: int
    fields: tuple[Field, ...]
    whys: tuple[str, ...]
    back: str
    changing: bool
    files: FromFiles | None = None

    @property
    def wrong(self) -> tuple[Field, ...]:
        """The fields in which something is missing."""
        return tuple(field for field in self.fields if field.error)

    @property
    def wide(self) -> bool:
        return any(field.map for field in self.fields)


@require_http_methods(["GET", "HEAD", "POST"])
@under_way
def current(request: HttpRequest, pack: Pack, so_far: SoFar) -> HttpResponse:
    """The question the runner is at. Each has an address of its own, so that the browser's Back works."""
    page = next_question.following(pack, so_far.answers)
    if request.method == "POST" and page:
        return _answered(request, pack, so_far, page)
    return flow.onward(pack, so_far)


@require_http_methods(["GET", "HEAD", "POST"])
@under_way
def one(request: HttpRequest, pack: Pack, so_far: SoFar, page_id: str) -> HttpResponse:
    """One page by its id: the one that is next, or one that was answered before.

    The id of a question that stands on a page with others leads to it on that page.
    """
    if (holder := page_with(pack, page_id)) != page_id:
        return redirect(reverse("check:page", args=[holder]) + anchor(pack, page_id))
    page = _reachable(pack, so_far, page_id)
    if page is None:
        return flow.onward(pack, so_far)
    if request.method == "POST" and not LOOKS.isdisjoint(request.POST):
        return _looked(request, pack, so_far, page)
    if request.method == "POST":
        return _answered(request, pack, so_far, page)
    return _shown(request, pack, so_far, page, chosen_before(page, so_far.answers))


@require_POST
@under_way
def back(request: HttpRequest, pack: Pack, so_far: SoFar) -> HttpResponse:
    """One page back from the question the runner is at."""
    return redirect("check:page", so_far.pages[-1]) if so_far.pages else redirect("check:start")


def _reachable(pack: Pack, so_far: SoFar, page_id: str) -> Page | None:
    if page_id in so_far.pages:
        try:
            return next_question.page_of(pack, page_id, so_far.answers)
        except Refusal:  # a changed answer has since made the question pointless
            return None
    page = next_question.following(pack, so_far.answers)
    return page if page and page.id == page_id else None


def _answered(request: HttpRequest, pack: Pack, so_far: SoFar, page: Page) -> HttpResponse:
    try:
        values = answers_in(page, request.POST)
    except Refusals as refusals:
        errors = {one.where: f"{one.what}." for one in refusals.all}
    except Refusal as refusal:
        errors = {ANSWER: str(refusal)}
    else:
        return flow.onward(pack, so_far.answered(pack, page.id, values))
    chosen = {name: frozenset(request.POST.getlist(name)) for name in names_of(page)}
    return _shown(request, pack, so_far, page, chosen, errors)


def _looked(request: HttpRequest, pack: Pack, so_far: SoFar, page: Page) -> HttpResponse:
    """The first day of the pain is said, and the files looked at; what was ticked stays."""
    chosen = {name: frozenset(request.POST.getlist(name)) for name in names_of(page)}
    try:
        so_far = replace(so_far, began=day_said(request.POST))
    except Refusal as refusal:
        return _shown(request, pack, so_far, page, chosen, {"began": str(refusal)})
    return flow.carrying(_shown(request, pack, so_far, page, chosen), pack, so_far)


def _shown(
    request: HttpRequest, pack: Pack, so_far: SoFar, page: Page, chosen: Chosen, errors: Errors = NO_ERRORS
) -> HttpResponse:
    files = from_files(request, pack, page, so_far)
    if files and not errors:
        chosen = with_suggested(page, chosen, files)
    context = {
        "q": replace(_question_page(pack, so_far, page, chosen, errors), files=files),
        "errors": errors,
    }
    return render(request, "check/question.html", context, status=400 if errors else 200)


def _question_page(pack: Pack, so_far: SoFar, page: Page, chosen: Chosen, errors: Errors) -> QuestionPage:
    progress = next_question.progress(pack, so_far.answers)
    behind = so_far.pages.index(page.id) if page.id in so_far.pages else len(so_far.pages)
    return QuestionPage(
        page=page,
        number=behind + 1,
        at_most=max(progress.pages_at_most, behind + 1),
        done=behind,
        fields=fields_of(pack, page, chosen, errors),
        whys=_whys(page),
        back=reverse("check:page", args=[so_far.pages[behind - 1]]) if behind else reverse("check:start"),
        changing=page.id in so_far.pages,
    )


def _whys(page: Page) -> tuple[str, ...]:
    if page.why or page.is_tick_list:
        return (page.why,) if page.why else ()
    return tuple(finding.why for finding in page.findings if finding.why)
