"""A patient's runs, as the runner sees them; the parts of a track near home never come here."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from runwell.records.models import Patient
from runwell.web.runs.all_runs import SPAN_WORDS, AllRuns, all_runs, chosen
from runwell.web.runs.door import the_run
from runwell.web.runs.shown import RunShown, run_shown
from runwell.web.staff.programme.door import with_patient


@dataclass(frozen=True, slots=True)
class RunsOfPatient:
    patient: Patient
    all: AllRuns


@dataclass(frozen=True, slots=True)
class RunOfPatient:
    patient: Patient
    run: RunShown


@require_safe
@with_patient
def runs(request: HttpRequest, patient: Patient) -> HttpResponse:
    """All of them."""
    weeks, number = chosen(request.GET.get("weeks", "")), request.GET.get("page", "")
    page = RunsOfPatient(patient, all_runs(request.user, patient, timezone.localdate(), weeks, number))
    return render(request, "staff/runs.html", {"page": page, "spans": SPAN_WORDS})


@require_safe
@with_patient
def run(request: HttpRequest, patient: Patient, run_id: UUID) -> HttpResponse:
    """One of them."""
    page = RunOfPatient(patient, run_shown(the_run(request.user, patient.id, run_id)))
    return render(request, "staff/run.html", {"page": page})
