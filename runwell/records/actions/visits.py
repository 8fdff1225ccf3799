"""What a runner does about their visit, by the link of a mail or signed in."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils.translation import gettext

from runwell.care.changing_visits import Change
from runwell.records import audit, front_desk
from runwell.records.access.requests import request_of
from runwell.records.access.visits import AskedVisit
from runwell.records.actions.holding import Holding, WantedTime
from runwell.records.audit import By
from runwell.records.models import Location, Visit, VisitRequest
from runwell.records.visit_mail import Told
from runwell.records.visit_words import office_needed
from runwell.refusals import Refusal

# expert: each writes to the runner and to the front desk, who would be buried by a program that has a link.
MOST_MOVES = 12


@transaction.atomic
def accept_proposed(
    *, by: By, request_id: UUID | None = None, token: str = "", visit_id: UUID | None = None
) -> AskedVisit:
    """The proposed time suits the runner. A second time changes nothing.

    request_id: of whoever is signed in; else token: of the link. visit_id: the time that they saw; Refusal
    where it is another by now, is over, or was taken back. PermissionDenied for everybody else.
    """
    holding = _held(by, request_id, token)
    if holding.agreed(visit_id):
        return holding.asked
    holding.demand(Change.AGREE, visit_id)
    holding.agree(by)
    return _noted(by, holding, Told.ACCEPTED, "agreed to the time of a visit")


@transaction.atomic
def move_visit(
    *,
    by: By,
    begins_at: datetime,
    member_id: UUID | None = None,
    location_id: UUID | None = None,
    request_id: UUID | None = None,
    token: str = "",
    visit_id: UUID | None = None,
) -> AskedVisit:
    """Ask for another time, which is held until the front desk has answered; the old one is free then.

    location_id: None: at the same office. TimeIsTaken, Refusal: nothing has changed. Others as above.
    """
    holding = _held(by, request_id, token)
    holding.demand(Change.MOVE, visit_id)
    location = Location.objects.filter(id=location_id).first() if location_id else holding.request.location
    wanted = WantedTime(location=office_needed(location), member_id=member_id, begins_at=begins_at)
    if holding.has(Visit.HELD, wanted):
        return holding.asked
    if holding.request.visits.count() > MOST_MOVES:
        what = gettext("this visit was moved many times already")
        raise Refusal(what, gettext("request"), gettext("Please call us"))
    holding.take(wanted, Visit.HELD)
    holding.say(VisitRequest.WAITING, answered_at=None, answered_by=None, wanted_id=member_id)
    return _noted(by, holding, Told.MOVED, "moved a visit")


@transaction.atomic
def cancel_visit(
    *, by: By, request_id: UUID | None = None, token: str = "", visit_id: UUID | None = None
) -> AskedVisit:
    """The runner does not come; the time is free again. A second time changes nothing. Others as above."""
    holding = _held(by, request_id, token)
    if holding.request.state == VisitRequest.CANCELLED:
        return holding.asked
    holding.demand(Change.CANCEL, visit_id)
    holding.release(Visit.CANCELLED)
    holding.say(VisitRequest.CANCELLED)
    return _noted(by, holding, Told.CANCELLED, "canceled a visit")


def _held(by: By, request_id: UUID | None, token: str) -> Holding:
    found = request_of(by, request_id, token)
    if found is None:
        raise PermissionDenied("this request is not yours")
    return Holding.of(found)


def _noted(by: By, holding: Holding, told: Told, act: str) -> AskedVisit:
    """The front desk sees it, the runner has it in writing, and their calendar follows."""
    asked = holding.asked
    front_desk.tell_later(by=by, request=asked.request, changed=True)
    holding.write(by, told)
    audit.record(by, act, asked.request, patient=asked.request.patient_id)
    return asked
