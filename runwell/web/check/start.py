"""The door of the check, and the way out of it."""

from __future__ import annotations

from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST

from runwell.knowledge.pack import Pack
from runwell.records.packs import the_pack
from runwell.refusals import Refusal
from runwell.web.check import answers_cookie, flow
from runwell.web.check.answers_cookie import SoFar


@dataclass(frozen=True, slots=True)
class StartPage:
    """lost: why an earlier check cannot go on, in words for the runner; "" where nothing was lost."""

    signed: bool
    pages_at_most: int
    under_way: bool
    answered: int
    lost: str


@require_http_methods(["GET", "HEAD", "POST"])
def start(request: HttpRequest) -> HttpResponse:
    """What the check is; a POST begins it."""
    pack = the_pack()
    if request.method == "POST":
        return flow.onward(pack, SoFar.empty(pack))
    return render(request, "check/start.html", {"page": _page(request, pack)})


@require_POST
def over(request: HttpRequest) -> HttpResponse:
    """Forget every answer."""
    response = redirect("check:start")
    answers_cookie.clear(response)
    return response


def _page(request: HttpRequest, pack: Pack) -> StartPage:
    so_far, lost = None, ""
    try:
        so_far = answers_cookie.read(request, pack)
    except Refusal as refusal:
        lost = str(refusal)
    answered = len(so_far.pages) if so_far else 0
    return StartPage(pack.signed, pack.limits.pages_at_most, answered > 0, answered, lost)
