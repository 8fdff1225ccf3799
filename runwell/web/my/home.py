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
from runwell.records.models import Assignment, OwnCheck, Patient
from runwell.web.my.agreement import offer
from runwell.web.my.care_end import CareEnd, care_end
from runwell.web.my.own_cause import OwnCause, own_cause
from runwell.web.my.to_be_seen import to_be_seen
from runwell.web.visits.own import own_told
from runwell.web.visits.told import Told

LATEST = 3
"""Requests for a visit that stand on this page; the others are one step away."""


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
    """agrees: False where they took back their agreement, so that no clinician reads the record.

    be_seen: the newest answer, where it sends them to somebody.
    """

    record: Patient
    checks: tuple[CheckLine, ...]
    visits: tuple[Told, ...]
    clinicians: tuple[Assignment, ...]
    agrees: bool
    has_program: bool
    be_seen: OwnCheck | None
    care_end: CareEnd | None
    cause: OwnCause | None


@require_safe
@login_required
def home(request: HttpRequest) -> HttpResponse:
    """Their own record; whoever has none is offered one."""
    record = access.own_record(request.user)
    if record is None:
        return offer(request)
    checks = tuple(access.own_checks(request.user))
    page = HomePage(
        record,
        tuple(map(CheckLine.of, checks)),
        own_told(request.user)[:LATEST],
        tuple(access.own_clinicians(request.user)),
        access.agrees(request.user),
        access.current_programme(record) is not None,
        to_be_seen(checks),
        care_end(record),
        own_cause(record),
    )
    return render(request, "my/home.html", {"page": page})
