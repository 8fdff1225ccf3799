"""Other days or other things at hand: the same program, with nothing in it that is not needed anew."""

from __future__ import annotations

from dataclasses import dataclass, replace

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods

from runwell.knowledge.pack import Pack
from runwell.programme.other_days import on_other_days
from runwell.programme.prescription import Programme
from runwell.programme.situation import Situation
from runwell.records.access.programmes import current_programme, situation_of
from runwell.records.actions.other_days import change_days
from runwell.records.actions.programme_days import bring_up_to_date
from runwell.records.models import Patient
from runwell.records.other_days import demand_goes_on
from runwell.records.packs import the_pack
from runwell.refusals import Refusal
from runwell.web.programme.agreed import with_agreed_record
from runwell.web.programme.begin import Preview, preview
from runwell.web.programme.days_and_things import (
    Day,
    Picked,
    Thing,
    days_of,
    demand_days,
    picked,
    things_of,
)


@dataclass(frozen=True, slots=True)
class ChangePage:
    days: tuple[Day, ...]
    things: tuple[Thing, ...]
    preview: Preview
    problem: Refusal | None = None


@require_http_methods(["GET", "HEAD", "POST"])
@with_agreed_record
def change(request: HttpRequest, record: Patient) -> HttpResponse:
    """The form with what comes of it; and, with the button, the program with the other days and things."""
    if current_programme(record) is None:
        return redirect("programme:program")
    pack = the_pack()
    try:
        stands = bring_up_to_date(by=request.user, patient_id=record.id, today=timezone.localdate())
    except Refusal:
        return redirect("programme:program")  # which says why, and what to do
    there = situation_of(record)
    if there is None or stands.today.locked:
        return redirect("programme:program")
    if request.method != "POST":
        return _shown(request, pack, stands.programme, there, Picked(there.weekdays, there.equipment))
    return _posted(request, record, pack, stands.programme, there)


def _posted(
    request: HttpRequest, record: Patient, pack: Pack, now: Programme, there: Situation
) -> HttpResponse:
    these, today = picked(pack, request.POST), timezone.localdate()
    try:
        wanted = replace(there, weekdays=demand_days(these).days, equipment=these.things)
        demand_goes_on(now, there, wanted, today)
        if "keep" not in request.POST:
            return _shown(request, pack, now, there, these)
        change_days(
            by=request.user,
            patient_id=record.id,
            weekdays=these.days,
            equipment=these.things,
            today=today,
        )
    except Refusal as refusal:
        return _shown(request, pack, now, there, these, refusal)
    messages.success(request, gettext("Your program is changed. It goes on where it was."))
    return redirect("programme:program")


def _shown(
    request: HttpRequest,
    pack: Pack,
    now: Programme,
    there: Situation,
    these: Picked,
    problem: Refusal | None = None,
) -> HttpResponse:
    wanted = replace(there, weekdays=these.days or there.weekdays, equipment=these.things)
    seen = preview(pack, on_other_days(pack, now, there, wanted))
    page = ChangePage(days_of(these.days), things_of(pack, these.things), seen, problem)
    return render(request, "programme/change.html", {"page": page}, status=400 if problem else 200)
