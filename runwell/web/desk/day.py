"""The visits of a day at the offices of a desk: who comes when, and who came."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.http import urlencode
from django.views.decorators.http import require_POST, require_safe

from runwell.care.changing_visits import Change, Stand, hindrance
from runwell.records.access.booking import booked_for
from runwell.records.access.people import Someone
from runwell.records.access.visits import desk_visits, unmarked_visits, visits_to_move
from runwell.records.actions.desk_visits import mark_came, mark_missed
from runwell.records.models import Location, Visit
from runwell.refusals import Refusal
from runwell.web.desk.requests import offices_of
from runwell.web.public.offices import today_at
from runwell.web.staff.words import in_words
from runwell.web.visits.choosing import day_of
from runwell.web.visits.told import When


@dataclass(frozen=True, slots=True)
class Line:
    """may: names of what can be said of it now."""

    visit: Visit
    when: When
    may: frozenset[str]


@dataclass(frozen=True, slots=True)
class DayPage:
    """unmarked: earlier visits of which nobody said whether the person came. chosen: an office's slug.

    patients: ids of those whose next visit this desk may book. to_move: of all days, where nobody is there.
    """

    day: date
    before: date
    after: date
    lines: tuple[Line, ...]
    unmarked: tuple[Line, ...]
    offices: tuple[Location, ...]
    chosen: str
    patients: frozenset[UUID]
    to_move: tuple[Line, ...]


@require_safe
@login_required
def day(request: HttpRequest) -> HttpResponse:
    """Today, or the day in the address; 403 for people of other rooms."""
    now, offices = timezone.now(), offices_of(request.user)
    today = today_at(offices[0], now) if offices else timezone.localdate()
    on = day_of(request.GET.get("day", "")) or today
    if not date(2000, 1, 1) < on < date(9000, 1, 1):
        on = today
    chosen = request.GET.get("office", "")
    lines = tuple(line_of(visit) for visit in desk_visits(request.user, on))
    late = tuple(line_of(visit) for visit in unmarked_visits(request.user, now) if visit.location)
    gone = tuple(line_of(visit) for visit in visits_to_move(request.user, now))
    page = DayPage(
        on,
        on - timedelta(days=1),
        on + timedelta(days=1),
        tuple(line for line in lines if _at(line, chosen)),
        tuple(line for line in late if _at(line, chosen) and line not in lines),
        offices,
        chosen if chosen in {office.slug for office in offices} else "",
        _patients(request.user, (*lines, *late, *gone)),
        tuple(line for line in gone if _at(line, chosen)),
    )
    return render(request, "desk/day.html", {"page": page})


@require_POST
@login_required
def came(request: HttpRequest, visit_id: UUID) -> HttpResponse:
    """The person came."""
    return _marked(request, mark_came, visit_id)


@require_POST
@login_required
def missed(request: HttpRequest, visit_id: UUID) -> HttpResponse:
    """The person did not come."""
    return _marked(request, mark_missed, visit_id)


def _marked(request: HttpRequest, mark: Callable[..., None], visit_id: UUID) -> HttpResponse:
    try:
        mark(by=request.user, visit_id=visit_id)
    except Refusal as refusal:
        messages.error(request, in_words(refusal))
    return _back(request)


def _patients(user: Someone, lines: Iterable[Line]) -> frozenset[UUID]:
    asked = {line.visit.request.patient_id for line in lines}
    return frozenset(booked_for(user).filter(id__in=asked - {None}).values_list("id", flat=True))


def _at(line: Line, chosen: str) -> bool:
    place = line.visit.location
    return not chosen or (place is not None and place.slug == chosen)


def line_of(visit: Visit) -> Line:
    stand, now = Stand(visit.request.state, visit.state, visit.begins_at), timezone.now()
    return Line(
        visit, When.of(visit), frozenset(one.value for one in Change if hindrance(one, stand, now) is None)
    )


def _back(request: HttpRequest) -> HttpResponse:
    """To the same day of the same office."""
    kept = {name: request.POST[name] for name in ("day", "office") if request.POST.get(name)}
    there = redirect("desk:day")
    if kept:
        there.headers["Location"] += f"?{urlencode(kept)}"
    return there
