"""The week of a patient's program as PDF, to hand out."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext
from django.views.decorators.http import require_safe

from runwell.records.models import Patient
from runwell.web.programme.printing import as_file, sheets_now, weeks_asked
from runwell.web.staff.programme.door import with_patient


@require_safe
@with_patient
def pdf(request: HttpRequest, patient: Patient) -> HttpResponse:
    """The same file that the runner gets; none while the runner may not exercise."""
    sheets = sheets_now(request.user, patient, weeks_asked(request))
    if sheets is not None:
        return as_file(sheets)
    messages.warning(
        request,
        gettext("Nothing is printed while no exercise is given, or before the runner has read the warning."),
    )
    return redirect("staff:program", patient_id=patient.id)
