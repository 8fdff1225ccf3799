"""The page of a runner's own runs."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from runwell.records.access.runs import imports
from runwell.records.models import Patient, RunImport
from runwell.web.my.with_record import with_record
from runwell.web.runs.all_runs import SPAN_WORDS, AllRuns, all_runs, chosen


@dataclass(frozen=True, slots=True)
class RunsPage:
    """reads: the import that is being read just now."""

    all: AllRuns
    reads: UUID | None


@require_safe
@with_record
def runs(request: HttpRequest, record: Patient) -> HttpResponse:
    """Whatever has been read so far, also while more is being read."""
    reads = imports(request.user, record.id).filter(state=RunImport.WAITING).first()
    weeks, number = chosen(request.GET.get("weeks", "")), request.GET.get("page", "")
    found = all_runs(request.user, record, timezone.localdate(), weeks, number)
    page = RunsPage(found, reads.id if reads else None)
    return render(request, "runs/runs.html", {"page": page, "spans": SPAN_WORDS})
