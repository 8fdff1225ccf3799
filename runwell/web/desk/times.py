"""Another time for a request: proposed to the runner, or booked because both agreed on the telephone."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from uuid import UUID
from zoneinfo import ZoneInfo

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods

from runwell.records import access
from runwell.records.access.visits import clinicians_at, with_time
from runwell.records.actions.desk_visits import book_visit, propose_time
from runwell.records.models import Location, TeamMember
from runwell.refusals import Refusal
from runwell.web.desk.cards import Card, card, meanwhile
from runwell.web.desk.free import FreeWith, free_with_each
from runwell.web.desk.requests import offices_of, told_how
from runwell.web.staff.words import in_words
from runwell.web.visits.choosing import day_of, office_of
from runwell.web.visits.seen import seen
from runwell.web.visits.time_words import at_office, day_words, read_time, zone_name

OTHER = "other"
"""Instead of a free time of the list: any full quarter of an hour, typed."""


@dataclass(frozen=True, slots=True)
class TimesPage:
    """typed: what stood in the form when it was sent: nothing of it is lost. seen: the time on the page."""

    card: Card
    place: Location
    offices: tuple[Location, ...]
    day: date
    words: str
    zone: str
    free: tuple[FreeWith, ...]
    seen: str
    typed: Mapping[str, str]
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
    at, member = _chosen(request.POST, page)
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
            location_id=page.place.id,
            visit_id=seen(request),
            state=request.POST.get("state", ""),
        ).request
    except Refusal as refusal:
        problem = f"{in_words(refusal)} {meanwhile(request.user, request_id)}"
        return _shown(request, replace(page, problem=problem), 409)
    done = gettext("Booked.") if act is book_visit else gettext("Proposed.")
    messages.success(request, f"{done} {told_how(asked)}")
    return redirect("desk:requests")


def _page(request: HttpRequest, request_id: UUID) -> TimesPage:
    found = access.visit_requests(request.user).filter(id=request_id).first()
    offices = offices_of(request.user)
    if found is None or not offices:
        raise PermissionDenied("this request is not for your desk")
    asked, given = with_time(found), request.POST if request.method == "POST" else request.GET
    usual = asked.visit.location if asked.visit and asked.visit.location in offices else found.location
    place = office_of(given, usual if usual in offices else offices[0])
    place = place if place in offices else offices[0]
    now = timezone.now()
    today = at_office(now, place).date()
    wanted = at_office(asked.visit.begins_at, place).date() if asked.visit else _first_day(place, now)
    day = max(day_of(given.get("day", "")) or wanted, today)
    shown = card(asked)
    return TimesPage(
        shown,
        place,
        offices,
        day,
        day_words(day),
        zone_name(place, now),
        free_with_each(place, day, now),
        str(shown.seen),
        {name: given.get(name, "") for name in ("time", "hour", "who", "said")},
    )


def _first_day(place: Location, now: datetime) -> date:
    """The next day on which anybody is free; today, where that is far away."""
    today = at_office(now, place).date()
    week = (today + timedelta(days=number) for number in range(7))
    return next((day for day in week if any(one.times for one in free_with_each(place, day, now))), today)


def _chosen(given: Mapping[str, str], page: TimesPage) -> tuple[datetime | None, TeamMember | None]:
    """The moment, and with whom: both of the list, or both typed. None: none was chosen."""
    moment, _, slug = given.get("time", "").partition("/")
    if moment == OTHER:
        slug = given.get("who", "")
    member = next((one for one in clinicians_at(page.place) if one.slug == slug), None)
    if moment != OTHER:
        return read_time(moment, page.place), member
    try:
        hour = time.fromisoformat(given.get("hour", ""))
    except ValueError:
        return None, member
    return datetime.combine(page.day, hour, ZoneInfo(page.place.time_zone)), member


def _shown(request: HttpRequest, page: TimesPage, status: int = 200) -> HttpResponse:
    context = {"page": page, "asked": page.card.asked, "card": page.card, "problem": page.problem}
    return render(request, "desk/times.html", context, status=status)
