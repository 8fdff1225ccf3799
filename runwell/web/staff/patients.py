"""The list of patients: names and ways to reach them, and nothing about anybody's health."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from django.conf import settings
from django.contrib import messages
from django.core.paginator import Page, Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods

from runwell.records import access
from runwell.records.actions import invitations
from runwell.records.models import Patient
from runwell.records.roles import Role
from runwell.refusals import Refusal
from runwell.web.staff.only_for import only_for
from runwell.web.staff.patient_forms import PatientForm, SearchForm
from runwell.web.staff.words import in_words

WITH_PATIENTS = (Role.CLINICIAN, Role.FRONT_DESK)
A_PAGE, MOST_FOUND = 50, 50


@dataclass(frozen=True, slots=True)
class Row:
    """readable: the record opens to whoever looks. placed: they may say where and by whom they are seen."""

    patient: Patient
    clinicians: tuple[str, ...]
    readable: bool
    placed: bool


@dataclass(frozen=True, slots=True)
class PatientsPage:
    """mine: patients of the clinician, or those at the front desk's offices. found: None before a search."""

    mine: tuple[Row, ...]
    pages: Page[Patient]
    found: tuple[Row, ...] | None
    clinician: bool
    form: SearchForm


@require_http_methods(["GET", "HEAD", "POST"])
@only_for(*WITH_PATIENTS)
def patients(request: HttpRequest) -> HttpResponse:
    """A clinician's own patients, or those of the front desk's offices; and a search, which is never kept."""
    form = SearchForm(request.POST if request.method == "POST" else None)
    found = access.named(request.user, form.cleaned_data["words"])[:MOST_FOUND] if form.is_valid() else None
    clinician = access.has(request.user, Role.CLINICIAN)
    every = access.patients(request.user) if clinician else access.names(request.user)
    pages = Paginator(every.prefetch_related("assignments__clinician"), A_PAGE).get_page(
        request.GET.get("page")
    )
    page = PatientsPage(
        _rows(request, pages.object_list),
        pages,
        None if found is None else _rows(request, found.prefetch_related("assignments__clinician")),
        clinician,
        form,
    )
    return render(request, "staff/patients.html", {"page": page, "form": form})


@require_http_methods(["GET", "HEAD", "POST"])
@only_for(*WITH_PATIENTS)
def add(request: HttpRequest) -> HttpResponse:
    """Make an account for a runner. Nobody comes to know here whether a stranger's address has one."""
    form = PatientForm(request.POST if request.method == "POST" else None)
    problem = ""
    if form.is_valid():
        try:
            invitations.invite_patient(by=request.user, **form.as_invited())
        except Refusal as refusal:
            problem = in_words(refusal)
        else:
            said = gettext("We mail them a link. They appear in the list once they have agreed to a record.")
            messages.success(request, said)
            return redirect("staff:patients")
    status = 400 if form.is_bound else 200
    return render(
        request,
        "staff/new_patient.html",
        {"form": form, "problem": problem, "of_age": settings.RUNWELL_ACCOUNT_AGE},
        status=status,
    )


def _rows(request: HttpRequest, patients: Iterable[Patient]) -> tuple[Row, ...]:
    listed = list(patients)
    ids = [patient.id for patient in listed]
    placed = _among(access.placed_by(request.user).filter(id__in=ids))
    readable: set[UUID] = set()
    if access.has(request.user, Role.CLINICIAN):
        readable = _among(access.patients(request.user).filter(id__in=ids))
    return tuple(Row(one, _clinicians(one), one.id in readable, one.id in placed) for one in listed)


def _clinicians(patient: Patient) -> tuple[str, ...]:
    return tuple(one.clinician.name for one in patient.assignments.all() if one.ended_at is None)


def _among(patients: Iterable[Patient]) -> set[UUID]:
    return {patient.id for patient in patients}
