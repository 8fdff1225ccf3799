"""Writing down what somebody asks for on the telephone or at the desk, and booking the next visit."""

from __future__ import annotations

from dataclasses import asdict
from datetime import datetime
from uuid import UUID

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext

from runwell.records import audit, visit_mail
from runwell.records.access.booking import BOOKS, booked_for, booking_offices, written_before
from runwell.records.access.people import Someone
from runwell.records.access.visits import AskedVisit, clinicians_at, with_time
from runwell.records.actions.holding import Holding, WantedTime
from runwell.records.models import Location, Patient, Visit, VisitRequest
from runwell.records.roles import Role
from runwell.records.tokens import token_hash
from runwell.records.visit_links import token_for
from runwell.records.visit_mail import Told
from runwell.records.visit_said import Said, readable
from runwell.refusals import Refusal


@transaction.atomic
def write_down_request(
    *,
    by: Someone,
    name: str,
    telephone: str,
    email: str,
    location_id: UUID,
    times: str = "",
    note: str = "",
    urgent: bool = False,
    begins_at: datetime | None = None,
    member_id: UUID | None = None,
    patient_id: UUID | None = None,
    said: str = "",
) -> AskedVisit:
    """With a time: it is agreed at once, and mailed as any other. Without: the request waits at the desk.

    begins_at: any quarter of an hour at which the clinician is there. patient_id: whose record it joins. The
    same again gives the visit that is there. PermissionDenied for everybody but the front desk of the office,
    and its clinicians about their patients. TimeIsTaken, Refusal: nothing is kept.
    """
    patient = _patient(by, patient_id)
    roles = BOOKS if patient_id else (Role.FRONT_DESK,)
    office = booking_offices(by, *roles).filter(id=location_id).first()
    if office is None and patient:
        mend = gettext("Choose one of your offices")
        raise Refusal(gettext("this office is not one of yours"), gettext("office"), mend)
    if office is None:
        raise PermissionDenied("this office is not one of yours")
    asks, words = Said(name, telephone, email, times, note), readable(said, gettext("words"))
    wanted = _wanted(office, begins_at, member_id)
    Holding.hold_the_diary()
    if again := written_before(asks, office.id, begins_at, patient):
        return with_time(again)
    request = _made(asks, office, patient, member_id, urgent=urgent)
    if wanted is None:
        asked = with_time(request)
        visit_mail.tell(by, asked, Told.ASKED)
        audit.record(by, "wrote down a request for a visit", request, patient=request.patient_id)
        return asked
    holding = Holding.of(request.id)
    holding.take(wanted, Visit.AGREED, words)
    holding.agree(by, said=words, answered_at=holding.now, answered_by=by)
    holding.write(by, Told.ACCEPTED)
    audit.record(by, "booked a visit", request, patient=request.patient_id)
    return holding.asked


def _made(
    asks: Said, office: Location, patient: Patient | None, member_id: UUID | None, *, urgent: bool
) -> VisitRequest:
    request = VisitRequest(
        patient=patient,
        location=office,
        wanted_id=member_id,
        urgent=urgent,
        asked_at=timezone.now(),
        **asdict(asks),
    )
    request.token_hash = token_hash(token_for(request.id)) if asks.email else ""
    request.save(force_insert=True)
    return request


def _patient(by: Someone, patient_id: UUID | None) -> Patient | None:
    if patient_id is None:
        return None
    found = booked_for(by).filter(id=patient_id).first()
    if found is None:
        raise PermissionDenied("this patient is not one of yours")
    return found


def _wanted(office: Location, begins_at: datetime | None, member_id: UUID | None) -> WantedTime | None:
    """None: no time. Refusal: the clinician does not see patients at this office."""
    if begins_at is not None:
        wanted = WantedTime(location=office, member_id=member_id, begins_at=begins_at, by_desk=True)
        wanted.members()
        return wanted
    if member_id and member_id not in {one.id for one in clinicians_at(office)}:
        mend = gettext("Choose one of the clinicians on the page, or whoever is free first")
        raise Refusal(
            gettext("this clinician does not see patients at this office"), gettext("clinician"), mend
        )
    return None
