"""A clinician's word on a way back: each form refused beside its field, and never over another's change."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext
from django.views.decorators.http import require_POST, require_safe

from runwell.records.access.programme_review import way_back_state
from runwell.records.actions import comebacks
from runwell.records.actions.as_seen import act_as_seen
from runwell.records.models import Patient
from runwell.refusals import Refusal
from runwell.web.staff.comeback.facts import is_neck
from runwell.web.staff.comeback.forms import DaysOfRunning, EndForm, NeckForm, neck_initial
from runwell.web.staff.comeback.page import brought_way
from runwell.web.staff.programme.door import with_patient
from runwell.web.staff.programme.sending import ProgramForm


@dataclass(frozen=True, slots=True, kw_only=True)
class ChangePage:
    """neck: None where no femoral neck is injured. seen: how it stood on this page."""

    patient: Patient
    neck: NeckForm | None
    days: DaysOfRunning
    end: EndForm
    seen: str


@require_safe
@with_patient
def change(request: HttpRequest, patient: Patient) -> HttpResponse:
    """All that can be said of it."""
    return _shown(request, patient)


@require_POST
@with_patient
def neck(request: HttpRequest, patient: Patient) -> HttpResponse:
    """The day of a femoral neck's diagnosis."""

    def say(diagnosed_on: object, sooner_why: str) -> None:
        of = {"by": request.user, "patient_id": patient.id, "today": timezone.localdate()}
        comebacks.say_of_femoral_neck(**of, diagnosed_on=diagnosed_on, sooner_why=sooner_why)

    form = NeckForm(request.POST, auto_id="neck-%s")
    return _sent(request, patient, form, lambda given: say(given["day"], given["reason"]), gettext("Kept."))


@require_POST
@with_patient
def days(request: HttpRequest, patient: Patient) -> HttpResponse:
    """Other days from today on."""
    form = DaysOfRunning(request.POST, auto_id="days-%s")
    of = {"by": request.user, "patient_id": patient.id, "today": timezone.localdate()}
    done = gettext("From today on the runs are on these days.")
    change_days = comebacks.change_days_of_running
    return _sent(request, patient, form, lambda given: change_days(**of, weekdays=tuple(given["days"])), done)


@require_POST
@with_patient
def end(request: HttpRequest, patient: Patient) -> HttpResponse:
    """It holds no more."""
    form = EndForm(request.POST, auto_id="end-%s")
    of = {"by": request.user, "patient_id": patient.id, "today": timezone.localdate()}
    done = gettext("The way back has ended. Its runs and what was said of them stay.")
    return _sent(
        request, patient, form, lambda given: comebacks.end_comeback(**of, why=given["reason"]), done
    )


def _sent(
    request: HttpRequest,
    patient: Patient,
    form: ProgramForm,
    act: Callable[[dict[str, object]], object],
    done: str,
) -> HttpResponse:
    """Carry it out, or show it again with what is wrong."""
    brought_way(request, patient, timezone.localdate())
    if form.is_valid():
        try:
            act_as_seen(
                by=request.user,
                patient_id=patient.id,
                seen=request.POST.get("seen", ""),
                act=lambda: act(form.cleaned_data),
                state=way_back_state,
            )
        except Refusal as refusal:
            form.refused(refusal)
        else:
            messages.success(request, done)
            return redirect("staff:return", patient.id)
    return _shown(request, patient, form)


def _shown(request: HttpRequest, patient: Patient, sent: ProgramForm | None = None) -> HttpResponse:
    """The page; `sent` in the place of its own form."""
    way, _problem = brought_way(request, patient, timezone.localdate())
    if way is None:
        return redirect("staff:return", patient.id)
    days = DaysOfRunning(initial={"days": [str(one) for one in way.begun.weekdays]}, auto_id="days-%s")
    neck = NeckForm(initial=neck_initial(way.kept), auto_id="neck-%s") if is_neck(way) else None
    page = ChangePage(
        patient=patient,
        neck=sent if isinstance(sent, NeckForm) else neck,
        days=sent if isinstance(sent, DaysOfRunning) else days,
        end=sent if isinstance(sent, EndForm) else EndForm(auto_id="end-%s"),
        seen=way_back_state(patient),
    )
    status = 200 if sent is None else 409 if sent.meanwhile else 400
    return render(request, "staff/comeback/change.html", {"page": page, "form": sent}, status=status)
