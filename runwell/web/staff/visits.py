"""The visits of one patient, and their next one: for the front desk and for those who look after them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from uuid import UUID

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods

from runwell.records import access
from runwell.records.access.booking import BOOKS, booked_for, booking_offices, changeable_requests
from runwell.records.access.requests import requests_of
from runwell.records.actions.callers import write_down_request
from runwell.records.models import Patient, VisitRequest
from runwell.records.roles import Role
from runwell.refusals import Refusal
from runwell.web.desk.caller import SHOW
from runwell.web.desk.cards import Card, cards
from runwell.web.desk.offer import Offer, chosen, offer
from runwell.web.desk.requests import told_how
from runwell.web.staff.only_for import only_for
from runwell.web.staff.words import in_words

FIELDS = ("time", "hour", "who", "said")


@dataclass(frozen=True, slots=True)
class VisitsPage:
    """cards: what they asked for, the latest first. mine: ids of the requests that the reader may change.

    offer: times for the next visit; None: the reader has no office. reads: whether the record opens to them.
    """

    patient: Patient
    cards: tuple[Card, ...]
    mine: frozenset[UUID]
    offer: Offer | None
    typed: Mapping[str, str]
    reads: bool
    problem: str = ""


@require_http_methods(["GET", "HEAD", "POST"])
@only_for(*BOOKS)
def visits(request: HttpRequest, patient_id: UUID) -> HttpResponse:
    """All of them, and a form for the next; 403 for other people's patients."""
    patient = booked_for(request.user).filter(id=patient_id).first()
    if patient is None:
        raise PermissionDenied("this patient is not one of yours")
    page = _page(request, patient)
    if request.method != "POST" or request.POST.get("act") == SHOW:
        return render(request, "staff/visits.html", {"page": page})
    try:
        made = _booked(request, page)
    except Refusal as refusal:
        return _shown(request, replace(page, problem=in_words(refusal)), 409)
    messages.success(request, f"{gettext('Booked.')} {told_how(made)}")
    return redirect("staff:visits", patient.id)


def _page(request: HttpRequest, patient: Patient) -> VisitsPage:
    found = requests_of(patient)
    offices = tuple(booking_offices(request.user, *BOOKS))
    mine = changeable_requests(request.user).filter(patient=patient).values_list("id", flat=True)
    return VisitsPage(
        patient,
        cards(found),
        frozenset(mine),
        offer(request.POST, offices, patient.location) if offices else None,
        {name: request.POST.get(name, "") for name in FIELDS},
        access.has(request.user, Role.CLINICIAN),
    )


def _booked(request: HttpRequest, page: VisitsPage) -> VisitRequest:
    if page.offer is None:
        raise Refusal(gettext("you have no office"), mend=gettext("Ask the administrator for one"))
    at, member = chosen(page.typed, page.offer)
    if at is None:
        raise Refusal(gettext("no time is chosen"), mend=gettext("Choose one, or type one"))
    account = page.patient.account
    last = next((card.asked.telephone for card in page.cards if card.asked.telephone), "")
    return write_down_request(
        by=request.user,
        name=account.name or account.email,
        telephone=last,
        email=account.email,
        location_id=page.offer.place.id,
        begins_at=at,
        member_id=member.id if member else None,
        patient_id=page.patient.id,
        said=page.typed["said"],
    ).request


def _shown(request: HttpRequest, page: VisitsPage, status: int) -> HttpResponse:
    return render(request, "staff/visits.html", {"page": page, "problem": page.problem}, status=status)
