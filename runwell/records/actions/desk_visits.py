"""What the front desk does about requests and visits at its offices."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.db.models import QuerySet
from django.utils.translation import gettext

from runwell.care.changing_visits import Change
from runwell.records import audit
from runwell.records.access.booking import BOOKS, booking_offices, changeable_requests
from runwell.records.access.people import Someone, demand
from runwell.records.access.requests import visit_requests
from runwell.records.access.visits import AskedVisit
from runwell.records.actions.holding import Holding, WantedTime
from runwell.records.models import Location, Visit, VisitRequest
from runwell.records.roles import Role
from runwell.records.visit_mail import Told
from runwell.records.visit_said import readable
from runwell.refusals import Refusal


@transaction.atomic
def accept_visit(*, by: Someone, request_id: UUID, visit_id: UUID | None = None) -> AskedVisit:
    """The time that the runner asked for is theirs. A second time changes nothing.

    visit_id: the time that was on the page; Refusal where it is another by now, or over. PermissionDenied for
    everybody but the front desk of the office.
    """
    holding = _held(visit_requests(by), request_id)
    if holding.agreed(visit_id):
        return holding.asked
    holding.demand(Change.ACCEPT, visit_id)
    holding.agree(by, **_answered(by, holding))
    return _noted(by, holding, Told.ACCEPTED, "accepted a visit")


@transaction.atomic
def propose_time(
    *,
    by: Someone,
    request_id: UUID,
    begins_at: datetime,
    member_id: UUID | None = None,
    said: str = "",
    location_id: UUID | None = None,
    visit_id: UUID | None = None,
    state: str = "",
) -> AskedVisit:
    """Ask the runner whether another time suits; it is theirs until they answer, and the old one is free.

    begins_at: any quarter of an hour at which the clinician is there. member_id: None: who is free first.
    A clinician may, too, of whom they look after, as with the next two.
    state: of the request, as it was on the page: where it had no time, that alone tells of a colleague.
    TimeIsTaken, Refusal: nothing has changed. Others as above.
    """
    holding = _held(changeable_requests(by), request_id)
    holding.demand(Change.PROPOSE, visit_id, state)
    words = readable(said, gettext("words"))
    if not _took(holding, Visit.PROPOSED, _wanted(by, holding, begins_at, member_id, location_id), words):
        return holding.asked
    holding.say(VisitRequest.PROPOSED, said=words, **_answered(by, holding))
    return _noted(by, holding, Told.PROPOSED, "proposed another time for a visit")


@transaction.atomic
def book_visit(
    *,
    by: Someone,
    request_id: UUID,
    begins_at: datetime,
    member_id: UUID | None = None,
    said: str = "",
    location_id: UUID | None = None,
    visit_id: UUID | None = None,
    state: str = "",
) -> AskedVisit:
    """Both agreed to a time on the telephone. Otherwise as `propose_time`."""
    holding = _held(changeable_requests(by), request_id)
    holding.demand(Change.BOOK, visit_id, state)
    words = readable(said, gettext("words"))
    if not _took(holding, Visit.AGREED, _wanted(by, holding, begins_at, member_id, location_id), words):
        return holding.asked
    holding.agree(by, said=words, **_answered(by, holding))
    return _noted(by, holding, Told.ACCEPTED, "agreed to a visit on the telephone")


@transaction.atomic
def decline_visit(
    *, by: Someone, request_id: UUID, said: str, visit_id: UUID | None = None, state: str = ""
) -> AskedVisit:
    """The practice cannot see them, and says why; the time is free again. A second time changes nothing.

    An agreed visit is called off: they are told so in other words. Refusal: no reason is given, or the visit
    has begun. Others as above.
    """
    holding = _held(changeable_requests(by), request_id)
    if holding.request.state == VisitRequest.DECLINED:
        return holding.asked
    holding.demand(Change.DECLINE, visit_id, state)
    words = readable(said, gettext("reason"))
    if not words:
        mend = gettext("Say why, and what the runner can do")
        raise Refusal(gettext("there is no reason"), gettext("reason"), mend)
    agreed = holding.request.state == VisitRequest.AGREED
    holding.release(Visit.CANCELLED if agreed else Visit.DECLINED)
    holding.say(VisitRequest.DECLINED, said=words, **_answered(by, holding))
    if agreed:
        return _noted(by, holding, Told.CALLED_OFF, "called off a visit")
    return _noted(by, holding, Told.DECLINED, "declined a visit")


@transaction.atomic
def mark_came(*, by: Someone, visit_id: UUID) -> None:
    """The person came. A second time changes nothing. Refusal: the visit is not agreed, or far from begun."""
    _mark(by, visit_id, Change.CAME, Visit.CAME, "noted that somebody came to a visit")


@transaction.atomic
def mark_missed(*, by: Someone, visit_id: UUID) -> None:
    """The person did not come. Otherwise as above."""
    _mark(by, visit_id, Change.MISSED, Visit.MISSED, "noted that somebody missed a visit")


def _mark(by: Someone, visit_id: UUID, change: Change, state: str, act: str) -> None:
    demand(by, Role.FRONT_DESK)
    request = Visit.objects.filter(id=visit_id).values_list("request_id", flat=True).first()
    if request is None:
        raise PermissionDenied("there is no such visit")
    holding = _held(visit_requests(by), request)
    if holding.visit and (holding.visit.id, holding.visit.state) == (visit_id, state):
        return
    holding.demand(change, visit_id)
    holding.mark(state)
    audit.record(by, act, holding.visit, patient=holding.request.patient_id)


def _held(theirs: QuerySet[VisitRequest], request_id: UUID) -> Holding:
    """One of their requests; first whether it is, and only then held."""
    if not theirs.filter(id=request_id).exists():
        raise PermissionDenied("this request is not for your desk")
    return Holding.of(request_id)


def _wanted(
    by: Someone, holding: Holding, begins_at: datetime, member_id: UUID | None, location_id: UUID | None
) -> WantedTime:
    """Refusal: at an office that is not of this desk, which could not answer for it."""
    office = Location.objects.filter(id=location_id).first() if location_id else holding.request.location
    if office is None or not booking_offices(by, *BOOKS).filter(id=office.id).exists():
        mend = gettext("Choose one of your offices")
        raise Refusal(gettext("this office is not one of yours"), gettext("office"), mend)
    return WantedTime(location=office, member_id=member_id, begins_at=begins_at, by_desk=True)


def _took(holding: Holding, becomes: str, wanted: WantedTime, words: str) -> bool:
    """False: the request has just this time in this state already, and nothing is to be done."""
    if holding.has(becomes, wanted):
        return False
    holding.take(wanted, becomes, words)
    return True


def _answered(by: Someone, holding: Holding) -> dict[str, object]:
    return {"answered_at": holding.now, "answered_by": by}


def _noted(by: Someone, holding: Holding, told: Told, act: str) -> AskedVisit:
    holding.write(by, told)
    audit.record(by, act, holding.request, patient=holding.request.patient_id)
    return holding.asked
