"""A clinician's form about a program: refused beside its field, and never over another's change."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from runwell.records import access
from runwell.records.access.programme_review import changes_since, programme_state
from runwell.records.actions.as_seen import ChangedMeanwhile, act_as_seen
from runwell.records.actions.programme_days import bring_up_to_date
from runwell.records.models import Patient
from runwell.records.packs import the_pack
from runwell.refusals import Refusal
from runwell.web.change_words import Line
from runwell.web.staff.programme.lines import lines_for_clinician
from runwell.web.staff.words import in_words

LONGEST_REASON = 500


class ProgramForm(forms.Form):
    """meanwhile: it was not carried out, since the program had changed."""

    meanwhile = False

    def refused(self, refusal: Refusal) -> None:
        """Say it beside the field that it is about, else above all of them."""
        self.meanwhile = isinstance(refusal, ChangedMeanwhile)
        field = next((name for name in self.fields if gettext(name) == refusal.where), None)
        self.add_error(field, in_words(refusal))


class ReasonForm(ProgramForm):
    reason = forms.CharField(
        label=_("Reason"),
        help_text=_("One sentence. The runner can read it."),
        max_length=LONGEST_REASON,
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={
            "required": _("Say why in a sentence."),
            "max_length": _("Use 500 letters at most."),
        },
    )


@dataclass(frozen=True, slots=True)
class FormPage:
    """seen: how the program stands on this page. news: what changed since the page that was sent."""

    patient: Patient
    form: ProgramForm
    seen: str
    news: tuple[Line, ...]


def sent(request: HttpRequest, patient: Patient, form: ProgramForm, act: Callable[[], object]) -> bool:
    """Carry out a form; whether it was done. Else it has its errors."""
    if not form.is_valid():
        return False
    try:
        act_as_seen(by=request.user, patient_id=patient.id, seen=request.POST.get("seen", ""), act=act)
    except Refusal as refusal:
        form.refused(refusal)
        return False
    return True


def shown(
    request: HttpRequest, patient: Patient, template: str, form: ProgramForm, **more: object
) -> HttpResponse:
    """The page of a form; with what is new, where that kept it from being carried out."""
    news = changes_since(patient, request.POST.get("seen", "")) if form.meanwhile else []
    page = FormPage(patient, form, programme_state(patient), lines_for_clinician(the_pack(), news))
    status = 409 if form.meanwhile else 400 if form.errors else 200
    return render(request, template, {"page": page, "form": form, **more}, status=status)


def brought(request: HttpRequest, patient: Patient) -> Refusal | None:
    """Bring the program to today before a form about it is shown. Why it cannot go on, if it cannot."""
    if request.method != "POST" and access.current_programme(patient):
        try:
            bring_up_to_date(by=request.user, patient_id=patient.id, today=timezone.localdate())
        except Refusal as refusal:
            return refusal
    return None
