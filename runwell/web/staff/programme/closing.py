"""Closing all exercises, opening them again, and ending a program: each with a reason."""

from __future__ import annotations

from collections.abc import Callable

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods

from runwell.records import access
from runwell.records.actions.clinicians_programmes import lock_programme, unlock_programme
from runwell.records.actions.programmes import end_programme
from runwell.records.models import Patient
from runwell.records.sound_programmes import LONGEST_WORDS
from runwell.web.staff.programme.door import with_patient
from runwell.web.staff.programme.sending import ReasonForm, brought, sent, shown


@require_http_methods(["GET", "HEAD", "POST"])
@with_patient
def lock(request: HttpRequest, patient: Patient) -> HttpResponse:
    """Close the exercises; where a clinician has closed them, open them again."""
    brought(request, patient)
    kept = access.current_programme(patient)
    closed = kept is not None and access.locked_by_clinician(kept)
    act, done = (
        (unlock_programme, gettext("The exercises are open again, but for what else closes them."))
        if closed
        else (lock_programme, gettext("All exercises are closed until a clinician opens them."))
    )
    return _by_reason(request, patient, "staff/programme/lock.html", act, done, closed=closed)


@require_http_methods(["GET", "HEAD", "POST"])
@with_patient
def end(request: HttpRequest, patient: Patient) -> HttpResponse:
    brought(request, patient)
    done = gettext("The program has ended.")
    return _by_reason(request, patient, "staff/programme/end.html", _ended, done, longest=LONGEST_WORDS)


def _ended(*, reason: str, **of: object) -> None:
    end_programme(**of, why=reason)


def _by_reason(
    request: HttpRequest,
    patient: Patient,
    template: str,
    act: Callable[..., object],
    done: str,
    longest: int = 0,
    **more: object,
) -> HttpResponse:
    form = ReasonForm(request.POST if request.method == "POST" else None)
    if longest:
        form.fields["reason"].widget.attrs["maxlength"] = longest
    of = {"by": request.user, "patient_id": patient.id}
    if request.method == "POST" and sent(
        request, patient, form, lambda: act(**of, reason=form.cleaned_data["reason"])
    ):
        messages.success(request, done)
        return redirect("staff:program", patient.id)
    there = access.current_programme(patient) is not None
    return shown(request, patient, template, form, there=there, **more)
