"""The pages of one request: how it stands, yes to a proposed time, another time, not coming at all.

A look changes nothing, so that a scanner of mail may follow every link.
"""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import urlencode

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from runwell.exchange.invitation import invitation as as_file
from runwell.records import access
from runwell.records.access.intakes import intake_waits
from runwell.records.actions.visits import accept_proposed, cancel_visit, move_visit
from runwell.records.models import Location
from runwell.records.visit_mail import invitation_of
from runwell.records.visit_words import TimeIsTaken
from runwell.refusals import Refusal
from runwell.web.staff.words import in_words
from runwell.web.visits.choosing import Choosing, choosing, office_of
from runwell.web.visits.door import Door
from runwell.web.visits.free import Instead, instead_of
from runwell.web.visits.seen import seen
from runwell.web.visits.time_words import read_time
from runwell.web.visits.told import Told, told

DONE = "done"


@dataclass(frozen=True, slots=True)
class VisitPage:
    """problem: why what was wanted could not be done. done: what was. intake: its questions wait for whoever
    is signed in."""

    door: Door
    told: Told
    problem: str = ""
    done: str = ""
    intake: bool = False


@dataclass(frozen=True, slots=True)
class MovePage:
    """instead: times in place of one that was taken meanwhile."""

    door: Door
    told: Told
    choosing: Choosing
    places: tuple[Location, ...]
    problem: str = ""
    instead: Instead | None = None


@require_safe
def visit(request: HttpRequest, door: Door) -> HttpResponse:
    """How the request stands, and what can be done about it."""
    stands = told(door.asked, timezone.now())
    intake = stands.invitation and _own_intake_waits(request, door)
    page = VisitPage(door, stands, done=_done(request.GET.get(DONE, "")), intake=intake)
    return render(request, "visits/visit.html", {"page": page})


@require_POST
def agree(request: HttpRequest, door: Door) -> HttpResponse:
    """The proposed time suits."""
    try:
        accept_proposed(by=door.by, **door.key, visit_id=seen(request))
    except Refusal as refusal:
        return _refused(request, door, refusal)
    return _to(door, "agreed")


@require_http_methods(["GET", "HEAD", "POST"])
def cancel(request: HttpRequest, door: Door) -> HttpResponse:
    """Asks once, then gives the time back."""
    if request.method != "POST":
        page = VisitPage(door, told(door.asked, timezone.now()))
        return render(request, "visits/cancel.html", {"page": page}) if page.told.cancel else _to(door)
    try:
        cancel_visit(by=door.by, **door.key, visit_id=seen(request))
    except Refusal as refusal:
        return _refused(request, door, refusal)
    return _to(door, "canceled")


@require_http_methods(["GET", "HEAD", "POST"])
def move(request: HttpRequest, door: Door) -> HttpResponse:
    """Free times of an office, and the one that was chosen is asked for."""
    if not (told(door.asked, timezone.now()).move and access.locations()):
        return _to(door)
    page = _move_page(request, door)
    if request.method != "POST":
        return render(request, "visits/move.html", {"page": page, "problem": page.choosing.problem})
    place, member = page.choosing.place, page.choosing.member
    at = read_time(request.POST.get("at", ""), place)
    if at is None:
        problem = gettext("Choose one of the times.")
        return render(request, "visits/move.html", {"page": page, "problem": problem}, status=400)
    where = {"location_id": place.id, "member_id": member.id if member else None}
    try:
        move_visit(by=door.by, **door.key, **where, begins_at=at, visit_id=seen(request))
    except TimeIsTaken as taken:
        context = {
            "page": page,
            "instead": instead_of(taken.next_times, place, member),
            "problem": gettext("Somebody else has just taken this time. The next free ones are below."),
        }
        return render(request, "visits/move.html", context, status=409)
    except Refusal as refusal:
        return render(request, "visits/move.html", {"page": page, "problem": in_words(refusal)}, status=409)
    return _to(door, "moved")


@require_safe
def invitation(request: HttpRequest, door: Door) -> HttpResponse:
    """The agreed time, for a calendar. It says when and where, and not what for."""
    now = timezone.now()
    if not told(door.asked, now).invitation:
        raise Http404("no time is agreed")
    made = as_file(invitation_of(door.asked, door.asked.request.email, now))
    answer = HttpResponse(made, content_type="text/calendar; charset=utf-8")
    answer.headers["Content-Disposition"] = 'attachment; filename="appointment.ics"'
    return answer


def _own_intake_waits(request: HttpRequest, door: Door) -> bool:
    """Only of the record of whoever is signed in: a link may be in another's hands."""
    record = access.own_record(request.user)
    return record is not None and door.asked.request.patient_id == record.id and intake_waits(record)


def _move_page(request: HttpRequest, door: Door) -> MovePage:
    asked, places = door.asked, tuple(access.locations())
    now = timezone.now()
    given = request.POST if request.method == "POST" else request.GET
    usual = (asked.visit and asked.visit.location) or asked.request.location or places[0]
    place = office_of(given, usual) or usual
    return MovePage(door, told(asked, now), choosing(given, place, asked.request.wanted), places)


def _refused(request: HttpRequest, door: Door, refusal: Refusal) -> HttpResponse:
    page = VisitPage(door, told(door.asked, timezone.now()), problem=in_words(refusal))
    return render(request, "visits/visit.html", {"page": page, "problem": page.problem}, status=409)


def _to(door: Door, done: str = "") -> HttpResponse:
    return redirect(f"{door.here}?{urlencode({DONE: done})}" if done else door.here)


def _done(what: str) -> str:
    return {
        "agreed": gettext("Thank you. The time is yours."),
        "moved": gettext("We have your new time. The old one is free again."),
        "canceled": gettext("Your appointment is canceled. Thank you for telling us."),
    }.get(what, "")
