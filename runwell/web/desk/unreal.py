"""Requests that nobody sent: many at once are put aside, so that their times are free for people again."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext, ngettext
from django.views.decorators.http import require_http_methods

from runwell.records.access.requests import unanswered_strangers
from runwell.records.actions.visit_requests import MOST_AT_ONCE, put_aside_unreal
from runwell.web.desk.cards import Card, cards


@dataclass(frozen=True, slots=True)
class UnrealPage:
    """listed: the newest. more: how many wait besides."""

    listed: tuple[Card, ...]
    more: int


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def unreal(request: HttpRequest) -> HttpResponse:
    """A list to choose from; 403 for people of other rooms."""
    if request.method == "POST":
        return _put_aside(request)
    every = unanswered_strangers(request.user)
    page = UnrealPage(cards(every[:MOST_AT_ONCE]), max(0, every.count() - MOST_AT_ONCE))
    return render(request, "desk/unreal.html", {"page": page})


def _put_aside(request: HttpRequest) -> HttpResponse:
    count = put_aside_unreal(by=request.user, request_ids=_chosen(request))
    words = ngettext(
        "{count} request is put aside. Nobody was written to.",
        "{count} requests are put aside. Nobody was written to.",
        count,
    )
    messages.success(request, words.format(count=count) if count else gettext("None was chosen."))
    return redirect("desk:unreal")


def _chosen(request: HttpRequest) -> list[UUID]:
    """What is no id is left aside."""
    found = []
    for said in request.POST.getlist("unreal"):
        try:
            found.append(UUID(said))
        except ValueError:
            continue
    return found
