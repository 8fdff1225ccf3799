"""Beginning a program: days and things are picked, and what comes of it is seen before it holds."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from math import ceil

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from runwell.knowledge.pack import Pack
from runwell.programme.causes import entry
from runwell.programme.choose import programme_of
from runwell.programme.duration import session
from runwell.programme.prescription import Programme
from runwell.programme.situation import Situation, everyday
from runwell.records.access.clinicians_causes import clinicians_programme, serious_causes
from runwell.records.access.programmes import current_programme, gate_for, red_flags
from runwell.records.access.programmes import situation_of as situation_now
from runwell.records.actions.programmes import keep_programme
from runwell.records.exercise_words import in_words
from runwell.records.models import KeptProgramme, Patient
from runwell.records.packs import the_pack
from runwell.refusals import Refusal
from runwell.web.plan_words import days_in_words
from runwell.web.programme.agreed import with_agreed_record
from runwell.web.programme.days_and_things import (
    Day,
    Picked,
    Thing,
    days_of,
    demand_days,
    picked,
    things_of,
)
from runwell.web.programme.last_check import Begins, Cannot, begins
from runwell.web.programme_words import sentence


@dataclass(frozen=True, slots=True)
class Preview:
    """What the program would be. locked: why there is none. fewer: why there are fewer than three."""

    names: tuple[str, ...]
    minutes: int
    days: str
    fewer: tuple[str, ...]
    locked: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class BeginPage:
    """title: what it is for. on: the day of the check. ends: what the program is for that ends by it."""

    title: str
    on: date
    days: tuple[Day, ...]
    things: tuple[Thing, ...]
    preview: Preview
    ends: str = ""
    problem: Refusal | None = None


@require_http_methods(["GET", "HEAD", "POST"])
@with_agreed_record
def begin(request: HttpRequest, record: Patient) -> HttpResponse:
    """The form with what comes of it; and, with the button, the program that holds from then on."""
    pack, today = the_pack(), timezone.localdate()
    found = begins(request.user, pack, today)
    now = current_programme(record)
    if serious_causes(record) or (now and clinicians_programme(record)):
        return render(request, "programme/cannot.html", {"cannot": "clinicians"})
    if isinstance(found, Cannot):
        return render(request, "programme/cannot.html", {"cannot": found.value})
    if request.method != "POST":
        usual = Picked(found.situation.weekdays, everyday(pack))
        return _shown(request, record, pack, found, now, usual)
    return _posted(request, record, pack, found, now)


def _posted(
    request: HttpRequest, record: Patient, pack: Pack, found: Begins, now: KeptProgramme | None
) -> HttpResponse:
    these = picked(pack, request.POST)
    try:
        situation = _situation(record, found, demand_days(these))
        programme = made(pack, situation, now)
        if programme.locked or "begin" not in request.POST:
            return _shown(request, record, pack, found, now, these)
        keep_programme(by=request.user, patient_id=record.id, programme=programme, situation=situation)
    except Refusal as refusal:
        return _shown(request, record, pack, found, now, these, refusal)
    return redirect("programme:before")


def made(pack: Pack, situation: Situation, now: KeptProgramme | None) -> Programme:
    """The program of a situation; what a clinician set in the one that holds stays in it."""
    kept = now.asked() if now else ()
    return programme_of(pack, situation, [one for one in kept if one.by_clinician])


def _situation(record: Patient, found: Begins, these: Picked) -> Situation:
    """What the check says, with what only the record knows: an open gate, locks, and what was picked."""
    there = situation_now(record)
    return replace(
        found.situation,
        gate=gate_for(record, found.situation.causes),
        equipment=these.things,
        weekdays=these.days or found.situation.weekdays,
        locks=there.locks if there else red_flags(record),
    )


def _shown(
    request: HttpRequest,
    record: Patient,
    pack: Pack,
    found: Begins,
    now: KeptProgramme | None,
    these: Picked,
    problem: Refusal | None = None,
) -> HttpResponse:
    programme = made(pack, _situation(record, found, these), now)
    page = BeginPage(
        title=entry(pack, found.situation.cause).plain_name,
        on=found.on,
        days=days_of(these.days),
        things=things_of(pack, these.things),
        preview=preview(pack, programme),
        ends=entry(pack, now.cause).plain_name if now else "",
        problem=problem,
    )
    return render(request, "programme/begin.html", {"page": page}, status=400 if problem else 200)


def preview(pack: Pack, programme: Programme) -> Preview:
    every = pack.exercises
    return Preview(
        names=tuple(in_words(every[one.exercise], every).name for one in programme.prescriptions),
        minutes=ceil(session(every, programme.prescriptions) / 60),
        days=days_in_words(programme.weekdays),
        fewer=tuple(sentence(pack, one) for one in programme.fewer),
        locked=tuple(dict.fromkeys(sentence(pack, one) for one in programme.locked)),
    )
