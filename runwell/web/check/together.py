"""The word to a runner under 17: answer along with a parent. Shown once, right after the age."""

from __future__ import annotations

from dataclasses import dataclass, replace

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from runwell.knowledge.pack import Pack
from runwell.web.check import flow
from runwell.web.check.answers_cookie import SoFar
from runwell.web.check.under_way import under_way


@dataclass(frozen=True, slots=True)
class TogetherPage:
    """back: the page that was answered last."""

    back: str


@require_http_methods(["GET", "HEAD", "POST"])
@under_way
def together(request: HttpRequest, pack: Pack, so_far: SoFar) -> HttpResponse:
    """A POST says that a parent is there."""
    if request.method == "POST":
        return flow.onward(pack, replace(so_far, together=True))
    back = reverse("check:page", args=[so_far.pages[-1]]) if so_far.pages else reverse("check:start")
    return render(request, "check/together.html", {"page": TogetherPage(back)})
