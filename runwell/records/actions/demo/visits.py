"""The visits of made-up runners, from the request to whether they came, at times when they can be seen."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import datetime, timedelta
from types import MappingProxyType
from typing import Any
from uuid import UUID

from django.db import transaction

from runwell.care.free_times import quarters
from runwell.check.said import day
from runwell.records.access.demo import demand_open_demo, somebody_made_up
from runwell.records.access.demo_times import time_before, time_from
from runwell.records.access.practice import practice
from runwell.records.actions.desk_visits import (
    accept_visit,
    book_visit,
    decline_visit,
    mark_came,
    mark_missed,
    propose_time,
)
from runwell.records.actions.visit_requests import ask_for_visit, mark_answered
from runwell.records.audit import By
from runwell.records.made_up_care import MadeUpRequest
from runwell.records.models import Account, Location, TakenQuarter, TeamMember, Visit, VisitRequest
from runwell.records.roles import Role

DAY, A_WEEK = timedelta(days=1), 7
ANSWERED_AFTER = timedelta(hours=3)
MARKS: Mapping[str, Callable[..., None]] = MappingProxyType({"came": mark_came, "missed": mark_missed})


@transaction.atomic
def live_with_request(
    *, by: str, asks: By, name: str, email: str, story: MadeUpRequest, now: datetime
) -> None:
    """The request and all that followed. asks: the runner. Refusal: this is no demo, or it is production."""
    demand_open_demo(by)
    desk = somebody_made_up(practice().front_desk_email, Role.FRONT_DESK)
    place = Location.objects.get(slug=story.office)
    member = TeamMember.objects.get(slug=story.member) if story.member else None
    asked_at, past = now - DAY * story.days_ago, story.ends in MARKS
    time = None if past or not story.in_days else time_from(place, member, now, story.in_days)
    request = ask_for_visit(
        by=asks,
        name=name,
        telephone=story.telephone,
        # Whoever was here called, so that no mail tells of a time that is made up afterwards.
        email="" if past else email,
        location_id=place.pk,
        times=story.times,
        note=story.note,
        urgent=story.urgent,
        reason=story.reason.format(on=day(asked_at.date())),
        at=asked_at,
        begins_at=time.begins_at if time else None,
        member_id=member.pk if member else None,
    )
    if past:
        _was_here(desk, request.id, place, member, story, now)
    elif time or story.ends:
        _answer(desk, request.id, place, member, story, now)
    _date_back(request.id, min(now, asked_at + ANSWERED_AFTER))


def _answer(
    desk: Account,
    request_id: UUID,
    place: Location,
    member: TeamMember | None,
    story: MadeUpRequest,
    now: datetime,
) -> None:
    of: dict[str, Any] = {"by": desk, "request_id": request_id}
    if story.ends == "agreed":
        accept_visit(**of)
    elif story.ends == "declined":
        decline_visit(**of, said=story.said)
    elif story.ends == "proposed":
        other = time_from(place, member, now, story.in_days + A_WEEK)
        propose_time(**of, begins_at=other.begins_at, member_id=other.member_id, said=story.said)
    elif story.ends == "answered":
        mark_answered(**of)


def _was_here(
    desk: Account,
    request_id: UUID,
    place: Location,
    member: TeamMember | None,
    story: MadeUpRequest,
    now: datetime,
) -> None:
    """No action books a time that is over: a coming one is booked, and then dated back."""
    was = time_before(place, member, now, -story.in_days)
    ahead = time_from(place, TeamMember.objects.get(id=was.member_id), now, 1)
    of = {"by": desk, "request_id": request_id, "member_id": was.member_id}
    visit = book_visit(**of, begins_at=ahead.begins_at).visit
    assert visit is not None
    Visit.objects.filter(id=visit.id).update(begins_at=was.begins_at, ends_at=was.ends_at)
    visit.quarters.all().delete()
    TakenQuarter.objects.bulk_create(
        TakenQuarter(member_id=was.member_id, visit=visit, begins_at=at)
        for at in quarters(was.begins_at, was.ends_at)
    )
    MARKS[story.ends](by=desk, visit_id=visit.id)
    Visit.objects.filter(id=visit.id).update(since=was.ends_at)


def _date_back(request_id: UUID, at: datetime) -> None:
    """The desk answered on the day on which it was asked."""
    VisitRequest.objects.filter(id=request_id, answered_at__gt=at).update(answered_at=at)
    Visit.objects.filter(request=request_id, since__gt=at, begins_at__gt=at).exclude(state__in=MARKS).update(
        since=at
    )
