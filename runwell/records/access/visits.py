"""Which times are free, and which visits a person may read."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from uuid import UUID

from django.db.models import Q, QuerySet

from runwell.care.changing_visits import Stand
from runwell.care.free_times import Clinician, FreeTime, Terms, fairest, is_away, not_there
from runwell.care.free_times import free_times as times_of
from runwell.care.opening import Opening, Span, Week, opening_of
from runwell.records.access.patients import own_record
from runwell.records.access.people import Someone, demand, places_of
from runwell.records.access.practice import practice
from runwell.records.models import (
    AwayTime,
    ClosedDay,
    Location,
    Patient,
    TakenQuarter,
    TeamMember,
    Visit,
    VisitRequest,
)
from runwell.records.roles import Role
from runwell.records.tokens import token_hash

# An office's day and the day in UTC overlap by less than this.
AROUND = timedelta(days=2)
# expert: long enough to look something up, and an old mail opens nothing for ever.
LINK_OPENS_AFTER = timedelta(days=30)


@dataclass(frozen=True, slots=True)
class AskedVisit:
    """A request with its time: the one that stands, else the newest; None: it never had one."""

    request: VisitRequest
    visit: Visit | None

    @property
    def stand(self) -> Stand:
        if self.visit is None:
            return Stand(self.request.state)
        return Stand(self.request.state, self.visit.state, self.visit.begins_at)


def terms() -> Terms:
    """How long a visit is and how soon one may be, as the practice chose."""
    ours = practice()
    return Terms(ours.visit_minutes, ours.visit_notice_hours, ours.visit_days_ahead)


def clinicians_at(location: Location) -> tuple[TeamMember, ...]:
    """Who sees patients there, in the order of the practice's pages."""
    return tuple(TeamMember.objects.filter(sees_patients=True, locations=location))


def free_times(
    location: Location, member: TeamMember | None, first: date, days: int, now: datetime
) -> tuple[FreeTime, ...]:
    """The times at which a runner may ask to be seen, on days of the office's own calendar.

    member: None: whoever is free first; then each time names the clinician whose turn it is.
    """
    opening = opening_at(location, first, days)
    members = clinicians_at(location)
    if member is not None:
        members = tuple(one for one in members if one.id == member.id)
    clinicians = clinicians_of(location, members, first, days)
    found = times_of(opening, clinicians, terms(), first, days, now)
    return found if member is not None else fairest(found, clinicians, opening)


def next_free(
    location: Location, member: TeamMember | None, after: datetime, now: datetime, most: int = 3
) -> tuple[FreeTime, ...]:
    """The next free times from an instant on; of the other clinicians where this one has none."""
    ahead = terms().days_ahead
    day = opening_at(location, now.date(), 0).day_of(max(after, now))
    found = [free for free in free_times(location, member, day, ahead, now) if free.begins_at >= after]
    if not found and member is not None:
        return next_free(location, None, after, now, most)
    return tuple(found[:most])


def opening_at(location: Location, first: date, days: int) -> Opening:
    """The hours of an office, with the holidays of so many days and a few around them."""
    around = _around(first, days)
    other = ClosedDay.objects.filter(location=location, day__range=around)
    return opening_of(location.time_zone, location.hours, [(one.day, one.opens, one.closes) for one in other])


def clinicians_of(
    location: Location, members: Sequence[TeamMember], first: date, days: int
) -> tuple[Clinician, ...]:
    """What keeps them from being seen on these days, at this office or elsewhere."""
    since, until = _instants(_around(first, days))
    mine = [one.id for one in members]
    away: dict[UUID, list[Span]] = {one: [] for one in mine}
    met = AwayTime.objects.filter(member__in=mine, begins_at__lt=until, ends_at__gt=since)
    for gone in met:
        away[gone.member_id].append(Span(gone.begins_at, gone.ends_at))
    taken: dict[UUID, set[datetime]] = {one: set() for one in mine}
    for quarter in TakenQuarter.objects.filter(member__in=mine, begins_at__range=(since, until)):
        taken[quarter.member_id].add(quarter.begins_at)
    weeks = {
        row.member_id: Week.of(row.hours)
        for one in members
        for row in one.working_hours.filter(location=location)
    }
    return tuple(Clinician(one, weeks.get(one), tuple(away[one]), frozenset(taken[one])) for one in mine)


def visit_by_token(token: str, now: datetime) -> AskedVisit | None:
    """The request behind the link of a mail. None: no such link, or all is over since a month."""
    found = VisitRequest.objects.filter(token_hash=token_hash(token)).select_related(*BESIDE).first()
    if found is None:
        return None
    asked = with_time(found)
    return asked if _still_opens(asked, now) else None


def visits_of(patient: Patient) -> QuerySet[Visit]:
    """Every time of a patient's visits, the latest first. The caller has shown that the record is open."""
    return (
        Visit.objects.filter(request__patient=patient)
        .select_related("member", "location")
        .order_by("-begins_at", "-since")
    )


def own_visits(user: Someone) -> tuple[AskedVisit, ...]:
    """The requests that a runner sent while signed in, each with its time, the latest first."""
    asked = VisitRequest.objects.filter(patient=own_record(user), patient__isnull=False)
    return with_times(asked.select_related(*BESIDE).order_by("-asked_at", "id"))


def desk_visits(user: Someone, day: date) -> tuple[Visit, ...]:
    """The visits of a day at the offices of this desk, by each office's own calendar, in order.

    Those that hold a time, and those that came or were missed. PermissionDenied for others.
    """
    found = _at_desk(user).exclude(state__in=(Visit.MOVED, Visit.CANCELLED, Visit.DECLINED))
    near = found.filter(begins_at__range=_instants(_around(day, 1)))
    zones = {one.id: opening_of(one.time_zone, (), ()) for one in Location.objects.all()}
    return tuple(
        one for one in near if one.location_id and zones[one.location_id].day_of(one.begins_at) == day
    )


def unmarked_visits(user: Someone, now: datetime) -> QuerySet[Visit]:
    """Agreed visits of this desk that are over, and of which nobody said whether the person came."""
    return _at_desk(user).filter(state=Visit.AGREED, ends_at__lt=now)


def visits_to_move(user: Someone, now: datetime) -> tuple[Visit, ...]:
    """Visits to come of this desk at which nobody is there any more: hours changed, a holiday, somebody away,
    or the clinician has left. The earliest first."""
    found = tuple(_at_desk(user).filter(state__in=Visit.STANDS, begins_at__gt=now).order_by("begins_at"))
    pairs = defaultdict[tuple[Location | None, TeamMember | None], list[Visit]](list)
    for visit in found:
        pairs[visit.location, visit.member].append(visit)
    stays = {visit.id for pair, theirs in pairs.items() for visit in _can_be(*pair, theirs)}
    return tuple(visit for visit in found if visit.id not in stays)


def _can_be(place: Location | None, member: TeamMember | None, visits: Sequence[Visit]) -> Iterable[Visit]:
    """Those at which the clinician is at the office. The hours of all their days are read at once."""
    if place is None or member is None:
        return
    first, last = visits[0].begins_at.date(), visits[-1].begins_at.date()
    days = (last - first).days + 1
    [clinician], opening = clinicians_of(place, [member], first, days), opening_at(place, first, days)
    for visit in visits:
        whole = Span(visit.begins_at, visit.ends_at)
        if not_there(opening, clinician, whole) is None and not is_away(clinician, whole):
            yield visit


def with_time(request: VisitRequest) -> AskedVisit:
    return with_times([request])[0]


def with_times(requests: Iterable[VisitRequest]) -> tuple[AskedVisit, ...]:
    """Each with the time that stands, else its newest; in one query for all."""
    asked = list(requests)
    best: dict[UUID, Visit] = {}
    times = Visit.objects.filter(request__in=[one.id for one in asked]).select_related("member", "location")
    for visit in times.order_by("since", "begins_at"):
        so_far = best.get(visit.request_id)
        if so_far is None or so_far.state not in Visit.STANDS or visit.state in Visit.STANDS:
            best[visit.request_id] = visit
    return tuple(AskedVisit(one, best.get(one.id)) for one in asked)


BESIDE = ("location", "wanted", "patient__account", "answered_by")


def _at_desk(user: Someone) -> QuerySet[Visit]:
    demand(user, Role.FRONT_DESK)
    places = places_of(user, Role.FRONT_DESK)
    mine = Q() if places is None else Q(location_id__in=places)
    return Visit.objects.filter(mine).select_related("request__patient", "member", "location")


def _still_opens(asked: AskedVisit, now: datetime) -> bool:
    request, visit = asked.request, asked.visit
    ends = [at for at in (request.asked_at, request.answered_at, visit and visit.since) if at]
    if visit and visit.state not in (Visit.MOVED, Visit.CANCELLED, Visit.DECLINED):
        ends.append(visit.ends_at)
    waits = request.state in (VisitRequest.WAITING, VisitRequest.PROPOSED)
    return waits or max(ends) > now - LINK_OPENS_AFTER


def _around(first: date, days: int) -> tuple[date, date]:
    """Without falling off either end of the calendar."""
    begin = max(first, date.min + AROUND) - AROUND
    room = (date.max - begin).days
    return begin, begin + timedelta(days=min(max(days, 0) + 2 * AROUND.days, room))


def _instants(days: tuple[date, date]) -> tuple[datetime, datetime]:
    since, until = (datetime.combine(day, time(), UTC) for day in days)
    return since, until
