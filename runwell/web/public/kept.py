"""A kept answer, for whoever has its private link."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from runwell.check.said import day
from runwell.records import access
from runwell.records.actions import kept_verdicts


@dataclass(frozen=True, slots=True)
class KeptPage:
    """verdict: as it was kept. until: the last day that the copy can be read, in words."""

    token: str
    verdict: dict[str, Any]
    kept_on: str
    until: str


@require_safe
def kept(request: HttpRequest, token: str) -> HttpResponse:
    """The copy as it was kept; 404 when there is none or its time is over."""
    copy = access.kept_copy(token, timezone.now())
    if copy is None:
        raise Http404("no such copy, or its time is over")
    on, until = (timezone.localdate(at) for at in (copy.kept_at, copy.expires_at))
    page = KeptPage(token, copy.payload, day(on), day(until))
    return render(request, "public/kept.html", {"page": page, "verdict": page.verdict})


@require_POST
def forget(request: HttpRequest, token: str) -> HttpResponse:
    """Delete the copy."""
    if not kept_verdicts.forget(by="whoever has the link", token=token):
        raise Http404("no such copy")
    return render(request, "public/forgotten.html")
