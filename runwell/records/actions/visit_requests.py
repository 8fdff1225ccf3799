"""Asking for a visit, and answering such a request."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import asdict
from datetime import datetime, timedelta
from uuid import UUID, uuid4

from django.contrib.auth.models import AbstractBaseUser
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext

from runwell.care.changing_visits import Change
from runwell.records import access, audit, front_desk, visit_mail
from runwell.records.access.people import demand_of
from runwell.records.access.requests import (
    ended_before,
    open_requests_of,
    sent_before,
    times_held,
    unanswered_at,
    unanswered_strangers,
    waiting_of,
)
from runwell.records.access.visits import with_time
from runwell.records.actions.holding import Holding, WantedTime
from runwell.records.audit import By
from runwell.records.models import Location, Patient, TeamMember, Visit, VisitRequest
from runwell.records.tokens import token_hash
from runwell.records.visit_links import id_for, token_for
from runwell.records.visit_mail import Told
from runwell.records.visit_said import Said
from runwell.records.visit_words import AskedAlready, office_needed
from runwell.refusals import Refusal

# Whoever has no record here is remembered so long after their visit, or after the answer.
ANSWERED_KEPT = timedelta(days=90)
# expert: a family asks for three times; whoever sends more requests than so many is better called.
MOST_TIMES, MOST_REQUESTS = 3, 5
# expert: times of one office that are held for people whom nobody knows, until the desk has answered some of
# them. Else a stranger with many telephone numbers takes every time there is.
MOST_UNANSWERED = 40
MOST_AT_ONCE = 100


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
    begins_at: datetime | None = None,
    member_id: UUID | None = None,
    reason: str = "",
    form: UUID | None = None,
) -> VisitRequest:
    """Save the request, hold the time that it asks for, and have the front desk told once both are safe.

    It is linked to the record of whoever is signed in, as long as they agree to have one. The same again
    gives the request that is there. at: when they asked, if not now. begins_at, member_id: the time, and with
    whom; None: no time, whoever is free first. reason: what a check said, where the runner agreed to send it.
    form: which form was sent: else a stranger with the same words would be handed somebody else's request.

    TimeIsTaken: somebody was faster; nothing is kept then. AskedAlready: one of theirs waits. Refusal: what
    was said cannot be used.
    """
    location = _office(location_id)
    said = Said(name, telephone, email, times, note, reason)
    wanted = _wanted(location, member_id, begins_at)
    patient = None if isinstance(by, str) or not access.agrees(by) else access.own_record(by)
    Holding.hold_the_diary()
    made = id_for(form) if form and patient is None else None
    if again := sent_before(said, location_id, begins_at, patient, made):
        return _asked_again(by, again, said.reason, urgent=urgent)
    _demand_room(said, wanted, patient, urgent=urgent)
    request = VisitRequest(
        id=_unused(made),
        patient=patient,
        location=location,
        wanted_id=member_id,
        urgent=urgent,
        asked_at=at or timezone.now(),
        **asdict(said),
    )
    _save(request, wanted)
    front_desk.tell_later(by=by, request=request)
    visit_mail.tell(by, with_time(request), Told.ASKED)
    audit.record(by, "asked for a visit", request, patient=patient.id if patient else None)
    return request


@transaction.atomic
def mark_answered(*, by: AbstractBaseUser, request_id: UUID, state: str = "") -> None:
    """Note that somebody of the front desk has been in touch, without a time. A second time changes nothing.

    state: as it was on the page. Refusal: it is another by now, or the request holds a time, which must be
    accepted, moved or declined. PermissionDenied for anybody who may not see the requests.
    """
    mine = access.visit_requests(by).filter(id=request_id)
    if not (mine if state else mine.filter(answered_at=None)).exists():
        return
    holding = Holding.of(request_id)
    if holding.request.state == VisitRequest.ANSWERED:
        return
    holding.demand(Change.ANSWER, state=state)
    holding.say(VisitRequest.ANSWERED, answered_at=holding.now, answered_by=by)
    request = holding.request
    audit.record(by, "answered a visit request", request, patient=request.patient_id)


@transaction.atomic
def take_back_answered(*, by: AbstractBaseUser, request_id: UUID) -> None:
    """Put a request back among those that wait, on the day it was marked. A second time changes nothing.

    Refusal: it was marked on an earlier day. PermissionDenied for anybody who may not see the requests.
    """
    answered = access.visit_requests(by).filter(id=request_id, state=VisitRequest.ANSWERED).first()
    if answered is None or answered.answered_at is None:
        return
    if timezone.localdate(answered.answered_at) != timezone.localdate():
        mend = gettext("Ask the person to send a new request, or note it in your own diary")
        raise Refusal(gettext("this request was answered on an earlier day"), gettext("request"), mend)
    VisitRequest.objects.filter(id=request_id).update(
        state=VisitRequest.WAITING, answered_at=None, answered_by=None
    )
    waiting, patient = VisitRequest(id=request_id), answered.patient_id
    audit.record(by, "took back that a visit request was answered", waiting, patient=patient)


@transaction.atomic
def put_aside_unreal(*, by: AbstractBaseUser, request_ids: Iterable[UUID]) -> int:
    """Nobody sent these, the front desk says: their times are free again, and nobody is written to.

    How many of them waited still. Requests of people with a record are left alone, since they get an answer.
    PermissionDenied for anybody who may not see the requests; requests of other desks are left alone, too.
    """
    chosen = unanswered_strangers(by).filter(id__in=list(request_ids)[:MOST_AT_ONCE])
    Holding.hold_the_diary()
    asked = list(chosen)
    for one in asked:
        holding = Holding.of(one.id)
        holding.release(Visit.DECLINED)
        holding.say(VisitRequest.DECLINED, answered_at=holding.now, answered_by=by)
        audit.record(by, "put a visit request aside as not real", holding.request)
    return len(asked)


@transaction.atomic
def forget_answered(*, by: str, now: datetime) -> int:
    """Delete the requests of people without a record that ended long ago. How many there were.

    Never one that waits, or whose visit is still to come. Those of patients are part of their record.
    """
    demand_of(by)
    ended = ended_before(now - ANSWERED_KEPT)
    count = ended.count()
    ended.delete()
    if count:
        audit.record(by, f"deleted {count} visit requests answered long ago")
    return count


@transaction.atomic
def note_mail(*, by: str, request_id: UUID, went_well: bool) -> None:
    """Note on the request whether its mail has left; until then it shows only on the list at the desk."""
    demand_of(by)
    wrong = VisitRequest.objects.filter(id=request_id, mail_failed=went_well)
    if wrong.update(mail_failed=not went_well):
        said = "noted that the mail left" if went_well else "noted that the mail did not leave"
        audit.record(by, said, VisitRequest(id=request_id))


def _save(request: VisitRequest, wanted: WantedTime | None) -> None:
    """With its time, where it has one."""
    request.token_hash = token_hash(token_for(request.id)) if request.email else ""
    request.save(force_insert=True)
    if wanted:
        Holding.of(request.id).take(wanted, Visit.HELD)


def _office(location_id: UUID | None) -> Location | None:
    location = Location.objects.filter(id=location_id).first() if location_id else None
    if location_id and location is None:
        raise Refusal("this office is not known", "office", "Choose one of the offices on the page")
    return location


def _wanted(
    location: Location | None, member_id: UUID | None, begins_at: datetime | None
) -> WantedTime | None:
    """Refusal: a time without an office, or a clinician whom nobody can ask for."""
    if begins_at is None:
        if member_id and not TeamMember.objects.filter(id=member_id, sees_patients=True).exists():
            mend = gettext("Choose one of the clinicians on the page, or whoever is free first")
            raise Refusal(gettext("this clinician is not known"), gettext("clinician"), mend)
        return None
    wanted = WantedTime(location=office_needed(location), member_id=member_id, begins_at=begins_at)
    wanted.members()
    return wanted


def _demand_room(said: Said, wanted: WantedTime | None, patient: Patient | None, *, urgent: bool) -> None:
    """Nobody keeps many times from others; and what must be seen today is kept from nobody."""
    waiting = waiting_of(patient, urgent=urgent) if patient else None
    if waiting:
        what = gettext("you have asked for a visit already, and we have not answered yet")
        mend = gettext("Look at your request: you can move it or cancel it there")
        raise AskedAlready(what, gettext("request"), mend, waiting.id)
    theirs = open_requests_of(said)
    if wanted and times_held(theirs) >= MOST_TIMES:
        what = gettext("{most} times are held for this telephone number or email address already")
        mend = gettext("Please call us")
        raise Refusal(what.format(most=MOST_TIMES), gettext("time"), mend)
    if patient is None and len(theirs) >= MOST_REQUESTS:
        what = gettext("several requests with this telephone number or email address wait for our answer")
        raise Refusal(what, gettext("request"), gettext("Please call us"))
    if wanted and patient is None and unanswered_at(wanted.location) >= MOST_UNANSWERED:
        what = gettext("so many people wait for our answer that we hold no more times here")
        mend = gettext("Please call us, or send the form and say when it suits you")
        raise Refusal(what, gettext("request"), mend)


def _unused(made: UUID | None) -> UUID:
    """The id that a form gives; another, where one with other words was sent from it already."""
    taken = made is None or VisitRequest.objects.filter(id=made).exists()
    return uuid4() if taken else made


def _asked_again(by: By, there: VisitRequest, reason: str, *, urgent: bool) -> VisitRequest:
    """The same once more. That it is urgent now must reach the desk."""
    if urgent and not there.urgent:
        there.urgent, there.reason = True, there.reason or reason
        there.save(update_fields=["urgent", "reason"])
        front_desk.tell_later(by=by, request=there)
        audit.record(by, "said that a visit is urgent", there, patient=there.patient_id)
    return there
