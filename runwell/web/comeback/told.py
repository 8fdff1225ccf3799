"""How a run went, which no watch knows; and how long it was, where no file says so."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods, require_POST

from runwell.knowledge.pack import Pack
from runwell.records.access.comebacks import group_and_cause, word_of
from runwell.records.access.programmes import current_programme
from runwell.records.access.runs import ran_on
from runwell.records.actions.run_words import say_of_running, take_back_of_running
from runwell.records.models import Patient
from runwell.records.packs import the_pack
from runwell.refusals import Refusal
from runwell.web.comeback.forms import RunForm, is_day, run_form
from runwell.web.diary.fields import take_refusal
from runwell.web.programme.agreed import with_agreed_record


@dataclass(frozen=True, slots=True, kw_only=True)
class ToldPage:
    """filed: there is a file of that day. before: something was said already."""

    on: date
    form: RunForm
    filed: bool
    before: bool


@require_http_methods(["GET", "HEAD", "POST"])
@with_agreed_record
def told(request: HttpRequest, record: Patient, day: str) -> HttpResponse:
    """The questions about that day's running; and, answered, the way on."""
    on = is_day(day)
    if on is None:
        raise Http404("no such day")
    word, filed = word_of(record, on), ran_on(request.user, record.id, on)
    data = request.POST if request.method == "POST" else None
    form = run_form(word, asks=_asks(the_pack(), record), by_hand=not filed, data=data)
    if data is not None and form.is_valid():
        try:
            say_of_running(by=request.user, patient_id=record.id, on=on, said=form.said())
        except Refusal as refusal:
            take_refusal(form, refusal)
        else:
            messages.success(request, _thanks(on))
            return redirect("comeback:return")
    page = ToldPage(on=on, form=form, filed=filed, before=word is not None)
    return render(request, "comeback/told.html", {"page": page}, status=400 if form.errors else 200)


@require_POST
@with_agreed_record
def take_back(request: HttpRequest, record: Patient, day: str) -> HttpResponse:
    """What was said of that day by mistake counts no more."""
    on = is_day(day)
    if on is None:
        raise Http404("no such day")
    take_back_of_running(by=request.user, patient_id=record.id, on=on)
    messages.success(request, gettext("Taken back."))
    return redirect("comeback:told", day)


def _asks(pack: Pack, record: Patient) -> str:
    """What else the cause of the program asks of a run, "" nothing."""
    programme = current_programme(record)
    if programme is None:
        return ""
    group, _cause = group_and_cause(programme)
    return str(pack.progressions.bands[group].ask)


def _thanks(on: date) -> str:
    if on == timezone.localdate():
        return gettext("Saved. Tell us tomorrow in the diary how the morning was: it decides the next run.")
    return gettext("Saved.")
