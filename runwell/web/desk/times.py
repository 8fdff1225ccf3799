"""Another time for a request: proposed to the runner, or booked because both agreed on the telephone."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods

from runwell.records.access.booking import BOOKS, booking_offices, changeable_requests
from runwell.records.access.visits import with_time
from runwell.records.actions.desk_visits import book_visit, propose_time
from runwell.refusals import Refusal
from runwell.web.desk.cards import Card, card, meanwhile
from runwell.web.desk.offer import Offer, chosen, offer
from runwell.web.desk.requests import told_how, way_back
from runwell.web.staff.words import in_words
from runwell.web.visits.seen import seen


@dataclass(frozen=True, slots=True)
class TimesPage:
    """typed: what stood in the form when it was sent: nothing of it is lost. seen: the time on the page.

    back: to the list.
    """

    card: Card
    offer: Offer
    seen: str
    typed: Mapping[str, str]
    back: str
    problem: str = ""


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def times(request: HttpRequest, request_id: UUID) -> HttpResponse:
    """A day of an office, to choose a time from; 403 for requests of other desks."""
    page = _page(request, request_id)
    if request.method != "POST":
        return _shown(request, page)
    if page.seen != request.POST.get("seen", page.seen):
        problem = gettext("Somebody was faster, so nothing was done. What you wrote is still here.")
        return _shown(request, replace(page, problem=f"{problem} {meanwhile(request.user, request_id)}"), 409)
    at, member = chosen(request.POST, page.offer)
    if at is None:
        return _shown(request, replace(page, problem=gettext("Choose a time, or type one.")), 400)
    act = book_visit if request.POST.get("act") == "book" else propose_time
    try:
        asked = act(
            by=request.user,
            request_id=request_id,
            begins_at=at,
            member_id=member.id if member else None,
            said=request.POST.get("said", ""),
            location_id=page.offer.place.id,
            visit_id=seen(request),
            state=request.POST.get("state", ""),
        ).request
    except Refusal as refusal:
        problem = f"{in_words(refusal)} {meanwhile(request.user, request_id)}"
        return _shown(request, replace(page, problem=problem), 409)
    done = gettext("Booked.") if act is book_visit else gettext("Proposed.")
    messages.success(request, f"{done} {told_how(asked)}")
    return redirect(page.back)


def _page(request: HttpRequest, request_id: UUID) -> TimesPage:
    found = changeable_requests(request.user).filter(id=request_id).first()
    offices = tuple(booking_offices(request.user, *BOOKS))
    if found is None or not offices:
        raise PermissionDenied("this request is not for your desk")
    asked, given = with_time(found), request.POST if request.method == "POST" else request.GET
    usual = asked.visit.location if asked.visit and asked.visit.location in offices else found.location
    shown = card(asked)
    return TimesPage(
        shown,
        # The clinician of the form is for a typed time alone: the list shows everybody.
        offer(
            {name: given.get(name, "") for name in ("office", "day")},
            offices,
            usual,
            asked.visit.begins_at if asked.visit else None,
        ),
        str(shown.seen),
        {name: given.get(name, "") for name in ("time", "hour", "who", "said")},
        way_back(request.user, found),
    )


def _shown(request: HttpRequest, page: TimesPage, status: int = 200) -> HttpResponse:
    context = {"page": page, "asked": page.card.asked, "card": page.card, "problem": page.problem}
    return render(request, "desk/times.html", context, status=status)
