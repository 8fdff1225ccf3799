"""The front desk's list of people who want to be seen."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.http import urlencode
from django.utils.translation import gettext
from django.views.decorators.http import require_POST, require_safe

from runwell.records import access
from runwell.records.access.people import Someone
from runwell.records.access.visits import visits_to_move
from runwell.records.actions.desk_visits import accept_visit
from runwell.records.actions.visit_requests import mark_answered, take_back_answered
from runwell.records.models import Location, VisitRequest
from runwell.records.roles import Role
from runwell.refusals import Refusal
from runwell.web.desk.cards import Card, cards, meanwhile
from runwell.web.staff.words import in_words
from runwell.web.visits.seen import seen

# A request for any office waits at every desk. No office has this name as its slug.
ANY = "any"
MOST = 100
"""Waiting requests that are listed, the urgent and the oldest of them: of more, their number is said."""
LATEST = 50
"""Answered requests that are listed; older ones are a patient's record, or are deleted."""


@dataclass(frozen=True, slots=True)
class DeskPage:
    """waiting: the urgent ones first, then who waits longest; more: how many wait besides. proposed: they
    wait for the runner. answered: the latest first.

    offices: those of this desk. chosen: the slug of one of them, "any", or empty for all that the desk sees.
    to_move: how many visits stand where nobody is there.
    """

    waiting: tuple[Card, ...]
    more: int
    proposed: tuple[Card, ...]
    answered: tuple[Card, ...]
    offices: tuple[Location, ...]
    chosen: str
    to_move: int

    @property
    def people(self) -> int:
        """Everybody who waits."""
        return len(self.waiting) + self.more


@require_safe
@login_required
def requests(request: HttpRequest) -> HttpResponse:
    """Everything that waits, and below it what was answered; 403 for people of other rooms."""
    every = access.visit_requests(request.user)
    offices = offices_of(request.user)
    chosen = request.GET.get("office", "")
    if chosen not in {ANY, *(office.slug for office in offices)}:
        chosen = ""
    here = _at(every, chosen)
    open_states = (VisitRequest.WAITING, VisitRequest.PROPOSED)
    waiting = here.filter(state=VisitRequest.WAITING)
    page = DeskPage(
        cards(waiting[:MOST]),
        max(0, waiting.count() - MOST),
        cards(here.filter(state=VisitRequest.PROPOSED)),
        cards(here.exclude(state__in=open_states)[:LATEST]),
        offices,
        chosen,
        len(visits_to_move(request.user, timezone.now())),
    )
    return render(request, "desk/requests.html", {"page": page})


@require_POST
@login_required
def accept(request: HttpRequest, request_id: UUID) -> HttpResponse:
    """The time that the person asked for is theirs."""
    try:
        asked = accept_visit(by=request.user, request_id=request_id, visit_id=seen(request)).request
    except Refusal as refusal:
        messages.error(request, f"{in_words(refusal)} {meanwhile(request.user, request_id)}")
    else:
        messages.success(request, f"{gettext('Agreed.')} {told_how(asked)}")
    return back(request)


@require_POST
@login_required
def mark(request: HttpRequest, request_id: UUID) -> HttpResponse:
    """Note that this person was reached."""
    try:
        mark_answered(by=request.user, request_id=request_id, state=request.POST.get("state", ""))
    except Refusal as refusal:
        messages.error(request, f"{in_words(refusal)} {meanwhile(request.user, request_id)}")
    return back(request)


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
    return back(request)


def told_how(asked: VisitRequest) -> str:
    """How the runner hears of it, or that somebody has to call them. It lies in a cookie: it names nobody."""
    if asked.email:
        return gettext("They get a mail.")
    return gettext("Call them: we have no email address. Their number stands with the request.")


def way_back(user: Someone, asked: VisitRequest) -> str:
    """To the list that this request stands in: the desk's, or for clinicians the patient's."""
    if access.has(user, Role.FRONT_DESK) or asked.patient_id is None:
        return reverse("desk:requests")
    return reverse("staff:visits", args=[asked.patient_id])


def offices_of(user: Someone) -> tuple[Location, ...]:
    """The offices of this desk."""
    places = access.places_of(user, Role.FRONT_DESK)
    return tuple(office for office in access.locations() if places is None or office.id in places)


def back(request: HttpRequest) -> HttpResponse:
    """To the same office of the list."""
    chosen = request.POST.get("office", "")
    there = redirect("desk:requests")
    if chosen:
        there.headers["Location"] += f"?{urlencode({'office': chosen})}"
    return there


def _at(every: QuerySet[VisitRequest], chosen: str) -> QuerySet[VisitRequest]:
    if not chosen:
        return every
    return every.filter(location=None) if chosen == ANY else every.filter(location__slug=chosen)
