"""The timeline of a patient, a month a page, with the charts over it."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass
from datetime import date

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from runwell.records import access
from runwell.records.access.timeline import Kind, Months, months_of, programmes_of
from runwell.records.actions.programme_days import bring_up_to_date
from runwell.records.models import Patient
from runwell.records.packs import the_pack
from runwell.refusals import Refusal
from runwell.web.staff.programme.door import with_patient
from runwell.web.staff.timeline.all_entries import entries
from runwell.web.staff.timeline.asked import SPANS, Asked
from runwell.web.staff.timeline.charts import Strip, strip
from runwell.web.staff.timeline.entry import Day, days
from runwell.web.staff.timeline.kinds import NAMES

SPAN_WORDS = tuple(zip(SPANS, (_("12 weeks"), _("6 months"), _("Everything")), strict=True))


@dataclass(frozen=True, slots=True)
class KindChoice:
    value: str
    name: str | Promise
    chosen: bool


@dataclass(frozen=True, slots=True)
class Way:
    """A link to another month, or another time of the charts. month: any day of it."""

    href: str
    month: date | None = None
    words: str | Promise = ""
    here: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class TimelinePage:
    """earlier, later, first, latest: None where there is nothing. some: a filter holds."""

    patient: Patient
    asked: Asked
    kinds: tuple[KindChoice, ...]
    some: bool
    days: tuple[Day, ...]
    earlier: Way | None
    later: Way | None
    first: Way | None
    latest: Way | None
    strip: Strip
    spans: tuple[Way, ...]


@require_safe
@with_patient
def timeline(request: HttpRequest, patient: Patient) -> HttpResponse:
    """Brought to today first, so that what this morning changed is in it."""
    today = timezone.localdate()
    asked = Asked.of(request.GET, today)
    if access.current_programme(patient):
        with suppress(Refusal):  # it goes on no more: what was kept is shown all the same
            bring_up_to_date(by=request.user, patient_id=patient.id, today=today)
    page = timeline_of(patient, asked, today)
    return render(request, "staff/timeline/timeline.html", {"page": page})


def timeline_of(patient: Patient, asked: Asked, today: date) -> TimelinePage:
    """Of the newest month that has lines where none was picked: early in a month little has happened."""
    pack, programmes = the_pack(), programmes_of(patient)
    months = months_of(patient, asked.every, asked.span, programmes, today)
    whole = months if not asked.kinds else months_of(patient, tuple(Kind), asked.span, programmes, today)
    found = entries(pack, patient, asked.span, asked.every, programmes, today)
    while not found and not asked.picked and months.earlier:
        asked = asked.at(months.earlier)
        months = months_of(patient, asked.every, asked.span, programmes, today)
        found = entries(pack, patient, asked.span, asked.every, programmes, today)
    return TimelinePage(
        patient=patient,
        asked=asked,
        kinds=tuple(KindChoice(one.value, NAMES[one], one in asked.kinds) for one in Kind),
        some=bool(asked.kinds),
        days=days(found),
        strip=strip(pack, patient, programmes, asked.weeks, whole.first, today),
        spans=tuple(
            Way(asked.address(weeks=weeks), None, words, weeks == asked.weeks) for weeks, words in SPAN_WORDS
        ),
        **_ways(asked, months, today),
    )


def _ways(asked: Asked, months: Months, today: date) -> dict[str, Way | None]:
    this = today.replace(day=1)
    first = months.first.replace(day=1) if months.first else None
    return {
        "earlier": _way(asked, months.earlier),
        "later": _way(asked, months.later),
        "first": _way(asked, first) if first and first < asked.month else None,
        "latest": _way(asked, this) if asked.month < this else None,
    }


def _way(asked: Asked, day: date | None) -> Way | None:
    return Way(asked.address(day.replace(day=1)), day) if day else None
