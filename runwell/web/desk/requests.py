"""The front desk's list of people who want to be seen."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.http import urlencode
from django.utils.translation import gettext
from django.views.decorators.http import require_POST, require_safe

from runwell.records import access
from runwell.records.actions.visit_requests import mark_answered, take_back_answered
from runwell.records.models import Location, VisitRequest
from runwell.records.roles import Role
from runwell.refusals import Refusal
from runwell.web.staff.words import in_words

# A request for any office waits at every desk. No office has this name as its slug.
ANY = "any"


@dataclass(frozen=True, slots=True)
class Card:
    """One request. undo: it was marked today, so that a slip of the finger can be put right."""

    asked: VisitRequest
    undo: bool


@dataclass(frozen=True, slots=True)
class DeskPage:
    """waiting: the urgent ones first, then the newest. answered: the latest first.

    offices: those of this desk. chosen: the slug of one of them, "any", or empty for all that the desk sees.
    """

    waiting: tuple[Card, ...]
    answered: tuple[Card, ...]
    offices: tuple[Location, ...]
    chosen: str


@require_safe
@login_required
def requests(request: HttpRequest) -> HttpResponse:
    """Everything that waits, and below it what was answered; 403 for people of other rooms."""
    every = access.visit_requests(request.user)
    offices = _offices(request)
    chosen = request.GET.get("office", "")
    if chosen not in {ANY, *(office.slug for office in offices)}:
        chosen = ""
    cards = [_card(one) for one in _at(every, chosen)]
    waiting = tuple(card for card in cards if card.asked.answered_at is None)
    page = DeskPage(waiting, tuple(cards[len(waiting) :]), offices, chosen)
    return render(request, "desk/requests.html", {"page": page})


@require_POST
@login_required
def mark(request: HttpRequest, request_id: UUID) -> HttpResponse:
    """Note that this person was reached."""
    mark_answered(by=request.user, request_id=request_id)
    return _back(request)


@require_POST
@login_required
def undo(request: HttpRequest, request_id: UUID) -> HttpResponse:
    """They were not reached after all."""
    try:
        take_back_answered(by=request.user, request_id=request_id)
    except Refusal as refusal:
        messages.error(request, in_words(refusal))
    else:
        messages.success(request, gettext("The request waits again."))
    return _back(request)


def _offices(request: HttpRequest) -> tuple[Location, ...]:
    places = access.places_of(request.user, Role.FRONT_DESK)
    return tuple(office for office in access.locations() if places is None or office.id in places)


def _at(every: QuerySet[VisitRequest], chosen: str) -> QuerySet[VisitRequest]:
    if not chosen:
        return every
    return every.filter(location=None) if chosen == ANY else every.filter(location__slug=chosen)


def _card(asked: VisitRequest) -> Card:
    at = asked.answered_at
    return Card(asked, bool(at) and timezone.localdate(at) == timezone.localdate())


def _back(request: HttpRequest) -> HttpResponse:
    """To the same office of the list."""
    chosen = request.POST.get("office", "")
    there = redirect("desk:requests")
    if chosen:
        there.headers["Location"] += f"?{urlencode({'office': chosen})}"
    return there
