"""When clinicians see nobody, and their usual hours: what the free times of a runner are made from."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from uuid import UUID
from zoneinfo import ZoneInfo

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.dateformat import format as in_format
from django.utils.dateformat import time_format
from django.utils.translation import gettext, ngettext
from django.views.decorators.http import require_http_methods, require_POST

from runwell.records import access
from runwell.records.access.away import away_times, members_of_desk, visits_in
from runwell.records.access.practice import ANSWERS_FOR_IT
from runwell.records.access.visits import visits_to_move
from runwell.records.actions.away_times import add_away, remove_away
from runwell.records.models import AwayTime, Location, TeamMember
from runwell.records.roles import Role
from runwell.refusals import Refusal
from runwell.web.desk.day import Line, line_of
from runwell.web.public.offices import hours_in_words
from runwell.web.staff.words import in_words
from runwell.web.visits.choosing import day_of
from runwell.web.visits.time_words import at_office, day_then_hour, with_stop

MOST = 20
"""Visits to move that are listed at once: the earliest."""
FIELDS = ("member", "first", "from_hour", "last", "until_hour", "words")


@dataclass(frozen=True, slots=True)
class Away:
    """span: by the clock of the clinician's first office. visits: how many stand in it."""

    id: UUID
    member: TeamMember
    span: str
    words: str
    visits: int

    @property
    def sentence(self) -> str:
        return with_stop(self.span)


@dataclass(frozen=True, slots=True)
class Works:
    """A clinician at an office. hours: pairs of days and times; none: whenever the office is open."""

    member: TeamMember
    place: Location
    hours: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class AwayPage:
    """typed: what stood in the form when it was sent. at_desk: whether the reader sees the queue, too.

    to_move: the first visits of that desk at which nobody is there. more: how many there are besides.
    says_hours: whether they are the one who says when people work.
    """

    away: tuple[Away, ...]
    members: tuple[TeamMember, ...]
    works: tuple[Works, ...]
    typed: Mapping[str, str]
    at_desk: bool
    to_move: tuple[Line, ...]
    more: int
    says_hours: bool

    @property
    def count(self) -> int:
        return len(self.to_move) + self.more


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def away(request: HttpRequest) -> HttpResponse:
    """Who is away from when to when, and one more; 403 for whoever looks after nobody's time."""
    page = _page(request)
    if request.method != "POST":
        return render(request, "desk/away.html", {"page": page})
    try:
        made = _added(request, page)
    except Refusal as refusal:
        return render(request, "desk/away.html", {"page": page, "problem": in_words(refusal)}, status=400)
    count = visits_in(made.member, made.begins_at, made.ends_at).count()
    words = ngettext(
        "{count} visit stands in this time. Call the person, and move it.",
        "{count} visits stand in this time. Call the people, and move them.",
        count,
    )
    said = words.format(count=count) if count else gettext("No visit stands in this time.")
    messages.success(request, f"{gettext('Kept.')} {said}")
    return redirect("desk:away")


@require_POST
@login_required
def back_again(request: HttpRequest, away_id: UUID) -> HttpResponse:
    """They see people in this time after all."""
    remove_away(by=request.user, away_id=away_id)
    messages.success(request, gettext("These times can be asked for again."))
    return redirect("desk:away")


def _page(request: HttpRequest) -> AwayPage:
    members = tuple(members_of_desk(request.user))
    typed = {name: request.POST.get(name, "") for name in FIELDS}
    found = away_times(request.user, timezone.now()).prefetch_related("member__locations")
    works = tuple(
        Works(member, row.location, hours_in_words(row.hours))
        for member in members
        for row in member.working_hours.select_related("location")
    )
    at_desk = access.has(request.user, Role.FRONT_DESK)
    gone = visits_to_move(request.user, timezone.now()) if at_desk else ()
    lines = tuple(line_of(visit) for visit in gone[:MOST])
    shown = tuple(_shown(one) for one in found)
    says_hours = access.has(request.user, *ANSWERS_FOR_IT)
    return AwayPage(shown, members, works, typed, at_desk, lines, len(gone) - len(lines), says_hours)


def _added(request: HttpRequest, page: AwayPage) -> AwayTime:
    given = page.typed
    member = next((one for one in page.members if str(one.id) == given["member"]), None)
    if member is None:
        raise Refusal(gettext("this clinician is not known"), mend=gettext("Choose one of those on the page"))
    zone = _zone(member)
    first, last = day_of(given["first"]), day_of(given["last"] or given["first"])
    begins, ends = _hour(given["from_hour"]), _hour(given["until_hour"])
    if first is None or last is None or not date(2000, 1, 1) < first <= last < date(9000, 1, 1):
        raise Refusal(gettext("these days are not right"), mend=gettext("Choose a first and a last day"))
    return add_away(
        by=request.user,
        member_id=member.id,
        begins_at=datetime.combine(first, begins or time(), zone),
        ends_at=datetime.combine(last, ends, zone)
        if ends
        else datetime.combine(last + timedelta(days=1), time(), zone),
        words=given["words"],
    )


def _hour(words: str) -> time | None:
    """None: the whole day. Refusal: it is no time."""
    try:
        return time.fromisoformat(words).replace(tzinfo=None) if words else None
    except ValueError:
        mend = gettext("Type it like 13:30")
        raise Refusal(gettext("this hour is not right"), mend=mend) from None


def _place(member: TeamMember) -> Location | None:
    return next(iter(member.locations.all()), None)


def _zone(member: TeamMember) -> ZoneInfo:
    place = _place(member)
    return ZoneInfo(place.time_zone) if place else ZoneInfo("UTC")


def _shown(one: AwayTime) -> Away:
    place = _place(one.member)
    since, until = at_office(one.begins_at, place), at_office(one.ends_at, place)
    count = visits_in(one.member, one.begins_at, one.ends_at).count()
    return Away(one.id, one.member, _span(since, until), one.words, count)


def _span(since: datetime, until: datetime) -> str:
    """Whole days are said without their midnights."""
    if since.time() == until.time() == time():
        first, last = (str(in_format(at, "l, F j, Y")) for at in (since, until - timedelta(days=1)))
        both = gettext("From {first} to {last}, all day").format(first=first, last=last)
        return gettext("{day}, all day").format(day=first) if first == last else both
    first, last = (
        day_then_hour(in_format(at, "l, F j, Y"), time_format(at.time(), "P")) for at in (since, until)
    )
    return gettext("From {first} to {last}").format(first=first, last=last)
