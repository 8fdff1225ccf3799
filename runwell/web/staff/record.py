"""A patient's record, for clinicians. Each look is on its trail, where the patient reads it."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from runwell.records import access
from runwell.records.access.accounts import age_on
from runwell.records.access.booking import changeable_requests
from runwell.records.access.messages import unread_of_patients
from runwell.records.access.timeline import telling
from runwell.records.actions import reading
from runwell.records.models import OwnCheck
from runwell.records.packs import the_pack
from runwell.records.roles import Role
from runwell.refusals import Refusal
from runwell.web.desk.cards import Card, cards
from runwell.web.staff.at_a_glance import Fact, three_facts
from runwell.web.staff.emergency import emergency_in
from runwell.web.staff.only_for import only_for
from runwell.web.staff.words import in_words


@dataclass(frozen=True, slots=True)
class RecordPage:
    """age: in full years, where it is known. placed: the reader may move and assign the patient.

    unread: messages of the patient that wait for an answer and were not shown to the reader. facts: the three
    that tell the most. visits: what they asked for, the latest first. mine: ids of those whose page at
    the desk opens to the reader.
    """

    record: access.Contents
    age: int | None
    placed: bool
    unread: int
    facts: tuple[Fact, ...]
    visits: tuple[Card, ...]
    mine: frozenset[UUID]


@dataclass(frozen=True, slots=True)
class CheckPage:
    """One check as it was kept."""

    patient_id: UUID
    name: str
    check: OwnCheck


@require_safe
@only_for(Role.CLINICIAN)
def record(request: HttpRequest, patient_id: UUID) -> HttpResponse:
    """All of it; else a page that does not say whether there is one, with the door for emergencies."""
    try:
        patient = reading.look_at_record(by=request.user, patient_id=patient_id)
    except PermissionDenied:
        return closed(request, patient_id)
    emergency_in(request, patient_id)
    born, today, now = patient.account.born_on, timezone.localdate(), timezone.now()
    found = access.contents(request.user, patient_id, now)
    mine = changeable_requests(request.user).filter(patient=patient)
    page = RecordPage(
        found,
        age_on(today, born) if born else None,
        access.placed_by(request.user).filter(id=patient_id).exists(),
        unread_of_patients(request.user, [patient_id]).get(patient_id, 0),
        three_facts(the_pack(), telling(patient, now)),
        cards(found.requests),
        frozenset(mine.values_list("id", flat=True)),
    )
    return render(request, "staff/record.html", {"page": page})


@require_safe
@only_for(Role.CLINICIAN)
def check(request: HttpRequest, patient_id: UUID, check_id: UUID) -> HttpResponse:
    """One check of a record, as its runner read it."""
    try:
        patient = reading.look_at_record(by=request.user, patient_id=patient_id)
    except PermissionDenied:
        return closed(request, patient_id)
    emergency_in(request, patient_id)
    found = access.check_in(request.user, patient_id, check_id, timezone.now())
    if found is None:
        raise Http404("no such check in this record")
    page = CheckPage(patient_id, patient.account.name, found)
    return render(request, "staff/check.html", {"page": page, "verdict": found.verdict})


@require_POST
@only_for(Role.CLINICIAN)
def break_glass(request: HttpRequest, patient_id: UUID) -> HttpResponse:
    """Open the record for an hour, with a reason that the owner reads and a line that the patient reads."""
    reason = request.POST.get("reason", "")
    try:
        reading.break_glass(by=request.user, patient_id=patient_id, reason=reason)
    except Refusal as refusal:
        return closed(request, patient_id, reason=reason, problem=in_words(refusal), status=400)
    except PermissionDenied:
        return closed(request, patient_id)
    return redirect("staff:record", patient_id)


def closed(
    request: HttpRequest, patient_id: UUID, *, reason: str = "", problem: str = "", status: int = 404
) -> HttpResponse:
    """The same words, whether the record is not open to this clinician or is not there at all."""
    told = {"patient_id": patient_id, "reason": reason, "problem": problem}
    return render(request, "staff/closed.html", told, status=status)
