"""Where a patient is seen, and by whom: for the front desk, and for clinicians about their own patients."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext
from django.views.decorators.http import require_POST, require_safe

from runwell.records import access
from runwell.records.actions import patients
from runwell.records.models import Account, Patient
from runwell.refusals import Refusal
from runwell.web.staff.only_for import only_for
from runwell.web.staff.patient_forms import ClinicianForm, PlaceForm
from runwell.web.staff.patients import WITH_PATIENTS
from runwell.web.staff.words import in_words


@dataclass(frozen=True, slots=True)
class PlacingPage:
    """clinicians: who looks after the patient now."""

    patient: Patient
    clinicians: tuple[Account, ...]
    place: PlaceForm
    clinician: ClinicianForm


@require_safe
@only_for(*WITH_PATIENTS)
def placing(request: HttpRequest, patient_id: UUID) -> HttpResponse:
    """Name, office and clinicians of one patient; 403 for another office's, and for nobody's."""
    return _shown(request, patient_id)


@require_POST
@only_for(*WITH_PATIENTS)
def move(request: HttpRequest, patient_id: UUID) -> HttpResponse:
    form = PlaceForm(request.POST)
    if not form.is_valid():
        return _shown(request, patient_id, place=form)
    return _done(request, patient_id, patients.move_to_location, location_id=form.chosen())


@require_POST
@only_for(*WITH_PATIENTS)
def assign(request: HttpRequest, patient_id: UUID) -> HttpResponse:
    form = ClinicianForm(request.POST)
    if not form.is_valid():
        return _shown(request, patient_id, clinician=form)
    return _done(request, patient_id, patients.assign, clinician_id=form.chosen())


@require_POST
@only_for(*WITH_PATIENTS)
def end(request: HttpRequest, patient_id: UUID, clinician_id: UUID) -> HttpResponse:
    return _done(request, patient_id, patients.end_assignment, clinician_id=clinician_id)


def _done(request: HttpRequest, patient_id: UUID, act: Any, **words: Any) -> HttpResponse:
    try:
        act(by=request.user, patient_id=patient_id, **words)
    except Refusal as refusal:
        return _shown(request, patient_id, problem=in_words(refusal))
    messages.success(request, gettext("Done."))
    if access.placed_by(request.user).filter(id=patient_id).exists():
        return redirect("staff:placing", patient_id)
    return redirect("staff:patients")  # handed to another office


def _shown(
    request: HttpRequest,
    patient_id: UUID,
    *,
    place: PlaceForm | None = None,
    clinician: ClinicianForm | None = None,
    problem: str = "",
) -> HttpResponse:
    patient = (
        access.placed_by(request.user).select_related("account", "location").filter(id=patient_id).first()
    )
    if patient is None:
        raise PermissionDenied("this patient is not at your location")
    open_ones = patient.assignments.filter(ended_at=None).select_related("clinician").order_by("since")
    page = PlacingPage(
        patient,
        tuple(one.clinician for one in open_ones),
        place or PlaceForm(initial={"office": str(patient.location_id or "")}),
        clinician or ClinicianForm(),
    )
    wrong = place or clinician
    told = {"page": page, "form": wrong, "problem": problem}
    return render(request, "staff/placing.html", told, status=400 if wrong or problem else 200)
