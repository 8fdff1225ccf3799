"""The page of progress, for the runner themselves."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from runwell.records import access
from runwell.records.models import Patient
from runwell.web.diary.progress import SPANS, chosen, progress
from runwell.web.diary.today import what_it_means
from runwell.web.my.with_record import with_record


@require_safe
@with_record
def show(request: HttpRequest, record: Patient) -> HttpResponse:
    """Charts over the weeks that were asked for."""
    if access.agrees(request.user):
        what_it_means(request.user, record)  # brings the program to today, so that its last changes are here
    weeks = chosen(request.GET.get("weeks", ""))
    page = progress(record, timezone.localdate(), weeks)
    return render(request, "diary/progress.html", {"page": page, "spans": SPANS})
