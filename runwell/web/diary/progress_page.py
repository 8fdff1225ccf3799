"""The page of progress, for the runner themselves."""

from __future__ import annotations

from contextlib import suppress

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from runwell.records.actions.programme_days import bring_up_to_date
from runwell.records.models import Patient
from runwell.refusals import Refusal
from runwell.web.diary.progress import SPANS, chosen, progress
from runwell.web.my.with_record import with_record


@require_safe
@with_record
def show(request: HttpRequest, record: Patient) -> HttpResponse:
    """Charts over the weeks that were asked for."""
    today = timezone.localdate()
    # So that its last changes are here. Where there is none, or it goes on no more, the charts stand alone.
    with suppress(Refusal):
        bring_up_to_date(by=request.user, patient_id=record.id, today=today)
    page = progress(record, today, chosen(request.GET.get("weeks", "")))
    return render(request, "diary/progress.html", {"page": page, "spans": SPANS})
