"""Asking for a visit, and answering such a request."""

from __future__ import annotations

from datetime import datetime, timedelta
from uuid import UUID

from django.contrib.auth.models import AbstractBaseUser
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext

from runwell.records import access, audit, front_desk
from runwell.records.access.people import demand_of
from runwell.records.audit import By
from runwell.records.models import Location, VisitRequest
from runwell.refusals import Refusal

# An answered request has done its work; the appointment lives in the practice's own diary.
ANSWERED_KEPT = timedelta(days=90)


@transaction.atomic
def ask_for_visit(
    *,
    by: By,
    name: str,
    telephone: str,
    email: str,
    location_id: UUID | None,
    times: str,
    note: str,
    urgent: bool = False,
    at: datetime | None = None,
) -> VisitRequest:
    """Save the request, and have the front desk told once it is safe.

    It is linked to the record of whoever is signed in, as long as they agree to have one. at: when they
    asked, if not now.
    """
    if location_id and not Location.objects.filter(id=location_id).exists():
        raise Refusal("this office is not known", "office", "Choose one of the offices on the page")
    if not (telephone or email):
        raise Refusal(
            "there is no way to reach you", "telephone", "Give a telephone number or an e-mail address"
        )
    patient = None if isinstance(by, str) or not access.agrees(by) else access.own_record(by)
    request = VisitRequest.objects.create(
        patient=patient,
        name=name,
        telephone=telephone,
        email=email,
        location_id=location_id,
        times=times,
        note=note,
        urgent=urgent,
        asked_at=at or timezone.now(),
    )
    front_desk.tell_later(by=by, request=request)
    audit.record(by, "asked for a visit", request, patient=patient.id if patient else None)
    return request


@transaction.atomic
def mark_answered(*, by: AbstractBaseUser, request_id: UUID) -> None:
    """Note that somebody of the front desk has been in touch. A second time changes nothing.

    PermissionDenied for anybody who may not see the requests.
    """
    mine = access.visit_requests(by).filter(id=request_id, answered_at=None)
    patient = mine.values_list("patient_id", flat=True).first()
    if mine.update(answered_at=timezone.now(), answered_by=by):
        audit.record(by, "answered a visit request", VisitRequest(id=request_id), patient=patient)


@transaction.atomic
def take_back_answered(*, by: AbstractBaseUser, request_id: UUID) -> None:
    """Put a request back among those that wait, on the day it was marked. A second time changes nothing.

    Refusal: it was marked on an earlier day. PermissionDenied for anybody who may not see the requests.
    """
    answered = access.visit_requests(by).filter(id=request_id, answered_at__isnull=False).first()
    if answered is None:
        return
    if timezone.localdate(answered.answered_at) != timezone.localdate():
        mend = gettext("Ask the person to send a new request, or note it in your own diary")
        raise Refusal(gettext("this request was answered on an earlier day"), gettext("request"), mend)
    VisitRequest.objects.filter(id=request_id).update(answered_at=None, answered_by=None)
    waiting, patient = VisitRequest(id=request_id), answered.patient_id
    audit.record(by, "took back that a visit request was answered", waiting, patient=patient)


@transaction.atomic
def forget_answered(*, by: str, now: datetime) -> int:
    """Delete the requests that were answered long ago. How many there were."""
    gone, _ = VisitRequest.objects.filter(answered_at__lt=now - ANSWERED_KEPT).delete()
    if gone:
        audit.record(by, f"deleted {gone} visit requests answered long ago")
    return gone


@transaction.atomic
def note_mail(*, by: str, request_id: UUID, went_well: bool) -> None:
    """Note on the request whether its mail has left; until then it shows only on the list at the desk."""
    demand_of(by)
    wrong = VisitRequest.objects.filter(id=request_id, mail_failed=went_well)
    if wrong.update(mail_failed=not went_well):
        said = "noted that the mail left" if went_well else "noted that the mail did not leave"
        audit.record(by, said, VisitRequest(id=request_id))
