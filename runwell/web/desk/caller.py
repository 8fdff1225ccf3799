"""Somebody who calls or stands at the desk: one form, and the visit is agreed at once, or waits."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods

from runwell.records.access.booking import booking_offices, known_by_address
from runwell.records.actions.callers import write_down_request
from runwell.records.models import Patient, VisitRequest
from runwell.records.roles import Role
from runwell.refusals import Refusal
from runwell.web.desk.offer import NO_TIME, Offer, chosen, offer
from runwell.web.desk.requests import told_how
from runwell.web.staff.words import in_words

FIELDS = ("name", "telephone", "email", "urgent", "times", "note", "time", "hour", "who", "said", "link")
SHOW = "show"
"""The button that shows another day, office or clinician: nothing is sent yet, nothing typed is lost."""


@dataclass(frozen=True, slots=True)
class CallerPage:
    """typed: what stood in the form. known: a patient with this address, who may be the caller."""

    offer: Offer
    typed: Mapping[str, str]
    known: Patient | None = None
    problem: str = ""


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def new(request: HttpRequest) -> HttpResponse:
    """For the front desk; 403 for people of other rooms."""
    offices = tuple(booking_offices(request.user, Role.FRONT_DESK))
    if not offices:
        raise PermissionDenied("there is no office of this desk")
    page = CallerPage(offer(request.POST, offices), {name: request.POST.get(name, "") for name in FIELDS})
    if request.method != "POST" or request.POST.get("act") == SHOW:
        return render(request, "desk/new.html", {"page": page})
    known = known_by_address(request.user, page.typed["email"])
    if known and page.typed["link"] not in ("yes", "no"):
        problem = gettext("One more question: is it the patient with this email address?")
        return _shown(request, replace(page, known=known, problem=problem), 400)
    try:
        made = _written(request, page, known if page.typed["link"] == "yes" else None)
    except Refusal as refusal:
        return _shown(request, replace(page, known=known, problem=in_words(refusal)), 409)
    agreed = made.state == VisitRequest.AGREED
    messages.success(
        request, f"{gettext('Booked.') if agreed else gettext('Written down.')} {told_how(made)}"
    )
    return redirect("desk:requests")


def _written(request: HttpRequest, page: CallerPage, known: Patient | None) -> VisitRequest:
    """Refusal: neither a time nor that they wait for one was chosen, or as the action says."""
    typed, (at, member) = page.typed, chosen(page.typed, page.offer)
    if at is None and typed["time"] != NO_TIME:
        raise Refusal(gettext("no time is chosen"), mend=gettext("Choose one, or that they wait for one"))
    if at is None:
        member = page.offer.member
    return write_down_request(
        by=request.user,
        **{name: typed[name] for name in ("name", "telephone", "email", "times", "note", "said")},
        location_id=page.offer.place.id,
        urgent=bool(typed["urgent"]),
        begins_at=at,
        member_id=member.id if member else None,
        patient_id=known.id if known else None,
    ).request


def _shown(request: HttpRequest, page: CallerPage, status: int) -> HttpResponse:
    return render(request, "desk/new.html", {"page": page, "problem": page.problem}, status=status)
