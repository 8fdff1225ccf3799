"""Changing a way back: other days, another race, or its end."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST, require_safe

from runwell.records import plain_values
from runwell.records.access.comebacks import current_comeback
from runwell.records.actions import comebacks
from runwell.records.actions.programme_days import bring_up_to_date
from runwell.records.models import Patient
from runwell.refusals import Refusal
from runwell.running.comeback.values import Begun
from runwell.web.comeback.forms import DaysForm, RaceForm, race_initial
from runwell.web.programme.agreed import with_agreed_record


class EndForm(forms.Form):
    """Why it ends, in the runner's words."""

    why = forms.CharField(
        label=_("Why do you end it?"),
        help_text=_("Your clinician can read this."),
        max_length=comebacks.LONGEST_WORD,
        error_messages={"required": _("Say why in a few words.")},
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class ChangePage:
    """wrong: the form that came with a mistake."""

    days: DaysForm
    race: RaceForm
    end: EndForm
    wrong: forms.Form | None = None
    problem: Refusal | None = None


@require_safe
@with_agreed_record
def change(request: HttpRequest, record: Patient) -> HttpResponse:
    """All three on one page."""
    return _shown(request, record)


@require_POST
@with_agreed_record
def days(request: HttpRequest, record: Patient) -> HttpResponse:
    """Other days from today on."""
    form = DaysForm(request.POST, auto_id="days-%s")
    if not form.is_valid():
        return _shown(request, record, days=form)
    weekdays, today = tuple(form.cleaned_data["days"]), timezone.localdate()
    try:
        bring_up_to_date(by=request.user, patient_id=record.id, today=today)
        comebacks.change_days_of_running(**_of(request, record), weekdays=weekdays)
    except Refusal as refusal:
        return _shown(request, record, days=form, problem=refusal)
    return _done(request, gettext("From today on your runs are on these days."))


@require_POST
@with_agreed_record
def race(request: HttpRequest, record: Patient) -> HttpResponse:
    """Another race, or none."""
    form = RaceForm(request.POST, auto_id="race-%s")
    if not form.is_valid():
        return _shown(request, record, race=form)
    try:
        comebacks.name_race(**_of(request, record), race=form.race())
    except Refusal as refusal:
        return _shown(request, record, race=form, problem=refusal)
    return _done(request, gettext("Saved."))


@require_POST
@with_agreed_record
def end(request: HttpRequest, record: Patient) -> HttpResponse:
    """It holds no more."""
    form = EndForm(request.POST, auto_id="end-%s")
    if not form.is_valid():
        return _shown(request, record, end=form)
    try:
        comebacks.end_comeback(**_of(request, record), why=form.cleaned_data["why"])
    except Refusal as refusal:
        return _shown(request, record, end=form, problem=refusal)
    return _done(request, gettext("Your way back has ended. Your runs and what you said of them stay."))


def _of(request: HttpRequest, record: Patient) -> dict[str, Any]:
    """Who acts, on whose record, on which day."""
    return {"by": request.user, "patient_id": record.id, "today": timezone.localdate()}


def _done(request: HttpRequest, words: str) -> HttpResponse:
    messages.success(request, words)
    return redirect("comeback:return")


def _shown(
    request: HttpRequest,
    record: Patient,
    *,
    days: DaysForm | None = None,
    race: RaceForm | None = None,
    end: EndForm | None = None,
    problem: Refusal | None = None,
) -> HttpResponse:
    kept = current_comeback(record)
    if kept is None:
        return redirect("comeback:return")
    begun = plain_values.read(Begun, kept.base)
    wrong = next((one for one in (days, race, end) if one is not None and one.errors), None)
    page = ChangePage(
        days=days or DaysForm(initial={"days": [str(one) for one in begun.weekdays]}, auto_id="days-%s"),
        race=race or RaceForm(initial=race_initial(begun.race), auto_id="race-%s"),
        end=end or EndForm(auto_id="end-%s"),
        wrong=wrong,
        problem=problem,
    )
    return render(request, "comeback/change.html", {"page": page}, status=400 if wrong or problem else 200)
