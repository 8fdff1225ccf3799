"""The first of a person's own pages: their answers, their requests, who looks after them, and more doors."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from runwell.records import access
from runwell.records.models import Assignment, OwnCheck, Patient, VisitRequest
from runwell.web.my.agreement import offer


@dataclass(frozen=True, slots=True)
class CheckLine:
    """One kept answer in the list. on: the day of the check; level: its id."""

    id: UUID
    on: date
    level: str
    headline: str

    @classmethod
    def of(cls, check: OwnCheck) -> CheckLine:
        said = check.verdict
        return cls(check.id, date.fromisoformat(said["on"]), said["level"], said["headline"])


@dataclass(frozen=True, slots=True)
class HomePage:
    """agrees: False where they took back their agreement, so that no clinician reads the record."""

    record: Patient
    checks: tuple[CheckLine, ...]
    requests: tuple[VisitRequest, ...]
    clinicians: tuple[Assignment, ...]
    agrees: bool
    has_program: bool


@require_safe
@login_required
def home(request: HttpRequest) -> HttpResponse:
    """Their own record; whoever has none is offered one."""
    record = access.own_record(request.user)
    if record is None:
        return offer(request)
    page = HomePage(
        record,
        tuple(CheckLine.of(check) for check in access.own_checks(request.user)),
        tuple(access.own_requests(request.user)),
        tuple(access.own_clinicians(request.user)),
        access.agrees(request.user),
        access.current_programme(record) is not None,
    )
    return render(request, "my/home.html", {"page": page})
