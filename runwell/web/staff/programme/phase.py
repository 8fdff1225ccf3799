"""Moving a patient's program to another phase, with a reason."""

from __future__ import annotations

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods

from runwell.records import access
from runwell.records.actions.phase_moves import move_phase
from runwell.records.models import Patient
from runwell.web.site.plain_words import PHASES
from runwell.web.staff.programme.door import with_patient
from runwell.web.staff.programme.sending import ReasonForm, brought, sent, shown


class PhaseForm(ReasonForm):
    """Any phase but the one that holds."""

    phase = forms.TypedChoiceField(
        label=_("Phase"),
        coerce=int,
        error_messages={"required": _("Choose a phase."), "invalid_choice": _("Choose another phase.")},
    )
    field_order = ("phase", "reason")

    def __init__(self, now: int | None, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)
        self.fields["phase"].choices = [("", gettext("Choose one"))] + [
            (number, f"{number}: {name}") for number, name in PHASES.items() if number != now
        ]


@require_http_methods(["GET", "HEAD", "POST"])
@with_patient
def phase(request: HttpRequest, patient: Patient) -> HttpResponse:
    """The form; and, sent, the move."""
    brought(request, patient)
    kept = access.current_programme(patient)
    form = PhaseForm(kept.phase if kept else None, request.POST if request.method == "POST" else None)

    def act() -> None:
        of = {"by": request.user, "patient_id": patient.id, "today": timezone.localdate()}
        move_phase(**of, phase=form.cleaned_data["phase"], reason=form.cleaned_data["reason"])

    if request.method == "POST" and sent(request, patient, form, act):
        number = form.cleaned_data["phase"]
        words = gettext("The program is in phase {number} now: {name}.")
        messages.success(request, words.format(number=number, name=PHASES[number]))
        return redirect("staff:program", patient.id)
    now = (kept.phase, PHASES[kept.phase]) if kept else None
    return shown(request, patient, "staff/programme/phase.html", form, there=now)
