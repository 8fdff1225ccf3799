"""The two ways to a request for a visit: the link of a mail, and the runner's own pages when signed in."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import wraps
from typing import Any
from uuid import UUID

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.csrf import csrf_exempt

from runwell.records.access.visits import AskedVisit, own_visits, visit_by_token
from runwell.records.audit import By


@dataclass(frozen=True, slots=True)
class Door:
    """asked: the request with its time. by, key: who acts through this door, and on what, as actions want it.

    The others: addresses of its pages; back: of the list that it stands in.
    """

    asked: AskedVisit
    by: By
    key: Mapping[str, Any]
    here: str
    agree: str
    move: str
    cancel: str
    invitation: str
    back: str = ""

    @classmethod
    def of_link(cls, token: str, asked: AskedVisit) -> Door:
        names = ("visit", "agree", "move", "cancel", "invitation")
        ways = (reverse(f"visits:{name}", args=[token]) for name in names)
        return cls(asked, LINK, {"token": token}, *ways)

    @classmethod
    def of_own(cls, request: HttpRequest, asked: AskedVisit) -> Door:
        names = ("own-visit", "own-agree", "own-move", "own-cancel", "own-invitation")
        ways = (reverse(f"visits:{name}", args=[asked.request.id]) for name in names)
        return cls(asked, request.user, {"request_id": asked.request.id}, *ways, back=reverse("visits:own"))


LINK = "runner"
"""Who acts by a link, on the trail: nobody signed in, but whoever has it asked for the visit."""

View = Callable[[HttpRequest, Door], HttpResponse]


def by_link(view: View) -> Callable[..., HttpResponse]:
    """The address is the key: no other site can know it, so no cookie has to prove who sends a form."""

    @csrf_exempt
    @wraps(view)
    def opened(request: HttpRequest, token: str) -> HttpResponse:
        asked = visit_by_token(token, timezone.now())
        if asked is None:
            return render(request, "visits/unknown.html", status=404)
        return view(request, Door.of_link(token, asked))

    return opened


def by_owner(view: View) -> Callable[..., HttpResponse]:
    """404 for everybody's requests but one's own."""

    @login_required
    @wraps(view)
    def opened(request: HttpRequest, request_id: UUID) -> HttpResponse:
        asked = next((one for one in own_visits(request.user) if one.request.id == request_id), None)
        if asked is None:
            raise Http404("no such request of this person")
        return view(request, Door.of_own(request, asked))

    return opened
