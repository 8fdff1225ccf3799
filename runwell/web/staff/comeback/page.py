"""The page of a patient's way back to running: how it stands, how the runs went, and every decision."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.core.paginator import Page, Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from runwell.knowledge.pack import Pack
from runwell.programme.causes import entry
from runwell.records.access.comebacks import WayBack, way_back
from runwell.records.access.programmes import current_programme
from runwell.records.actions.programme_days import bring_up_to_date
from runwell.records.models import Patient
from runwell.records.packs import the_pack
from runwell.refusals import Refusal
from runwell.running.comeback.ladder import is_bone
from runwell.web.comeback.views_of import Made, Past, View, view_of
from runwell.web.run_words import way_back as table_in_words
from runwell.web.staff.comeback.facts import Fact, facts_of
from runwell.web.staff.programme.door import with_patient
from runwell.web.staff.words import in_words

A_PAGE = 12


@dataclass(frozen=True, slots=True, kw_only=True)
class Shown:
    """A way back in words. title: of the cause. lines: the stages of its table."""

    title: str
    view: View
    facts: tuple[Fact, ...]
    past: Page[Past]
    decisions: tuple[Made, ...]
    earlier: tuple[Made, ...]
    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ReturnOfPatient:
    """way: None where none has begun, or it cannot go on: `problem`, in words."""

    patient: Patient
    today: date
    way: Shown | None
    problem: str
    program: bool


@require_safe
@with_patient
def comeback(request: HttpRequest, patient: Patient) -> HttpResponse:
    """Brought to today first, so that this morning's entry is in it."""
    today = timezone.localdate()
    way, problem = brought_way(request, patient, today)
    page = ReturnOfPatient(
        patient=patient,
        today=today,
        way=_shown(the_pack(), way, request.GET.get("page", "1")) if way else None,
        problem=problem,
        program=current_programme(patient) is not None,
    )
    return render(request, "staff/comeback/return.html", {"page": page})


def brought_way(request: HttpRequest, patient: Patient, today: date) -> tuple[WayBack | None, str]:
    """The way back as it stands today; and why it cannot go on, if it cannot."""
    if current_programme(patient) is None:
        return None, ""
    try:
        bring_up_to_date(by=request.user, patient_id=patient.id, today=today)
        return way_back(request.user, patient, today), ""
    except Refusal as refusal:
        return None, in_words(refusal)


def _shown(pack: Pack, way: WayBack, number: str) -> Shown:
    view = view_of(way, bone=is_bone(pack, way.begun.group))
    return Shown(
        title=entry(pack, way.begun.cause).plain_name,
        view=view,
        facts=facts_of(way),
        past=Paginator(view.past, A_PAGE).get_page(number),
        decisions=view.decisions[:A_PAGE],
        earlier=view.decisions[A_PAGE:],
        lines=tuple(table_in_words(pack.progressions.run_tables[way.begun.table])),
    )
