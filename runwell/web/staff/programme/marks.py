"""One button each: I have looked at it, I have looked at this entry, this check holds."""

from __future__ import annotations

from collections.abc import Callable
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext
from django.views.decorators.http import require_POST

from runwell.records.actions.as_seen import act_as_seen
from runwell.records.actions.phase_ticks import tick_check, untick_check
from runwell.records.actions.prescriptions import look_at_course
from runwell.records.actions.session_sync import mark_looked_at
from runwell.records.models import Patient
from runwell.refusals import Refusal
from runwell.web.staff.programme.door import with_patient
from runwell.web.staff.words import in_words


@require_POST
@with_patient
def looked(request: HttpRequest, patient: Patient) -> HttpResponse:
    """They looked at this state: where another is there by now, that was not looked at."""
    of = {"by": request.user, "patient_id": patient.id}
    return _marked(request, patient, lambda: look_at_course(**of), gettext("Noted that you looked at it."))


@require_POST
@with_patient
def tick(request: HttpRequest, patient: Patient) -> HttpResponse:
    """What the clinician found today of a check; or it is taken back."""
    check, held = request.POST.get("check", ""), request.POST.get("held", "")
    of = {"by": request.user, "patient_id": patient.id, "check": check, "on": timezone.localdate()}
    acts = {
        "yes": lambda: tick_check(**of, passed=True),
        "no": lambda: tick_check(**of, passed=False),
        "undo": lambda: untick_check(**of),
    }
    if held not in acts:
        return redirect("staff:program", patient.id)
    return _marked(request, patient, acts[held], gettext("Kept."), "#phase")


@require_POST
@with_patient
def entry_seen(request: HttpRequest, patient: Patient, entry_id: UUID) -> HttpResponse:
    """What could not be understood was looked at."""
    mark_looked_at(by=request.user, patient_id=patient.id, entry_id=entry_id)
    messages.success(request, gettext("Noted that you looked at it."))
    return redirect("staff:program", patient.id)


def _marked(
    request: HttpRequest, patient: Patient, act: Callable[[], object], done: str, where: str = ""
) -> HttpResponse:
    try:
        act_as_seen(by=request.user, patient_id=patient.id, seen=request.POST.get("seen", ""), act=act)
    except Refusal as refusal:
        messages.error(request, in_words(refusal))
    else:
        messages.success(request, done)
    return redirect(reverse("staff:program", args=[patient.id]) + where)
