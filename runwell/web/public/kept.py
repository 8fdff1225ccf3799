"""A kept answer, for whoever has its private link."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext
from django.views.decorators.http import require_POST, require_safe

from runwell.check.said import day
from runwell.records import access
from runwell.records.actions import kept_verdicts
from runwell.records.actions.own_checks import adopt_kept_copy
from runwell.refusals import Refusal
from runwell.web.my.adoption import leading_back_to_copy
from runwell.web.visits import carried


@dataclass(frozen=True, slots=True)
class KeptPage:
    """verdict: as it was kept. until: the last day that the copy can be read, in words.

    has_record: whether the reader is signed in and has a record to which it can be added.
    """

    token: str
    verdict: dict[str, Any]
    kept_on: str
    until: str
    has_record: bool = False


@require_safe
def kept(request: HttpRequest, token: str) -> HttpResponse:
    """The copy as it was kept; 404 when there is none or its time is over."""
    copy = access.kept_copy(token, timezone.now())
    if copy is None:
        raise Http404("no such copy, or its time is over")
    on, until = (timezone.localdate(at) for at in (copy.kept_at, copy.expires_at))
    has_record = access.own_record(request.user) is not None
    page = KeptPage(token, copy.payload, day(on), day(until), has_record)
    return render(request, "public/kept.html", {"page": page, "verdict": page.verdict})


@require_safe
def asking(request: HttpRequest, token: str) -> HttpResponse:
    """On to a request for a visit, which may then send what the copy says along."""
    copy = access.kept_copy(token, timezone.now())
    if copy is None:
        raise Http404("no such copy, or its time is over")
    return carried.asking(copy.payload)


@require_POST
def forget(request: HttpRequest, token: str) -> HttpResponse:
    """Delete the copy."""
    if not kept_verdicts.forget(by="whoever has the link", token=token):
        raise Http404("no such copy")
    return render(request, "public/forgotten.html")


@require_POST
def own(request: HttpRequest, token: str) -> HttpResponse:
    """Make the copy part of the reader's own record; whoever has none is first led through the door."""
    if access.kept_copy(token, timezone.now()) is None:
        raise Http404("no such copy, or its time is over")
    if access.own_record(request.user) is None:
        return leading_back_to_copy(token)
    try:
        check = adopt_kept_copy(by=request.user, token=token, and_forget=request.POST.get("forget") == "yes")
    except Refusal as refusal:
        messages.error(request, str(refusal))
        return redirect("my:agreement")
    if check is None:  # deleted in the meantime
        raise Http404("no such copy")
    messages.success(request, gettext("This answer is now part of your record."))
    return redirect("my:check", check.id)
