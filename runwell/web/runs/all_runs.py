"""All of a patient's runs in one place, built from a record: a clinician sees what the runner sees."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import groupby
from uuid import UUID

from django.core.paginator import Page, Paginator
from django.utils import timezone
from django.utils.formats import number_format
from django.utils.translation import gettext_lazy as _

from runwell.records import access
from runwell.records.access.people import Someone
from runwell.records.access.runs import hidden_runs, summaries
from runwell.records.models import Patient
from runwell.records.packs import the_pack
from runwell.running.summary import Summary
from runwell.web import distances
from runwell.web.charts.timeline import Timeline
from runwell.web.diary.pain_chart import monday
from runwell.web.diary.progress import Marked, marked_of
from runwell.web.runs.loads import Load, load_of
from runwell.web.runs.over_time import Told, over_time
from runwell.web.runs.words import called

SPANS = (13, 52, 0)
"""Weeks that one may choose to see; 0 is everything."""
SPAN_WORDS = tuple(zip(SPANS, (_("3 months"), _("1 year"), _("Everything")), strict=True))
A_PAGE = 60


@dataclass(frozen=True, slots=True)
class RunLine:
    """One run in a list. far: "" where nobody knows. ask: its distance is to be confirmed."""

    id: UUID
    on: date
    name: str
    far: str
    time: str
    spike: bool
    ask: bool


@dataclass(frozen=True, slots=True)
class Month:
    """first: any day of it."""

    first: date
    runs: tuple[RunLine, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class AllRuns:
    """since: None where there is none. weeks: one of SPANS. aside: runs that count for nothing."""

    many: int
    number: str
    since: date | None
    far: str
    weeks: int
    chart: Timeline
    marked: tuple[Marked, ...]
    load: Load
    months: tuple[Month, ...]
    part: Page[Summary]
    aside: tuple[RunLine, ...]


def chosen(asked: str) -> int:
    """The weeks that an address asks for; nonsense is a year."""
    return next((one for one in SPANS if str(one) == asked), SPANS[1])


def all_runs(by: Someone, patient: Patient, today: date, weeks: int, number: str) -> AllRuns:
    """For whoever may read the record."""
    pack, runs = the_pack(), summaries(by, patient.id)
    load = load_of(pack, runs, today)
    changes = list(access.programme_changes(patient).select_related("programme"))
    course = access.course_of(patient)
    told = Told(
        runs=runs,
        spikes=load.ids,
        mornings=[(one.on, one.pain) for one in course.mornings if one.pain is not None],
        sessions=[one.on for one in course.sessions if any(each.sets_done for each in one.done)],
        changes=[timezone.localdate(one.at) for one in changes],
    )
    chart = over_time(told, _first(runs, today, weeks), today)
    part = Paginator(list(reversed(runs)), A_PAGE).get_page(number)
    return AllRuns(
        many=len(runs),
        number=number_format(len(runs), force_grouping=True),
        since=runs[0].on if runs else None,
        far=distances.distance(sum(one.meters or 0 for one in runs)),
        weeks=weeks,
        chart=chart,
        marked=marked_of(pack, chart.marks, changes),
        load=load,
        months=_months(list(part.object_list), load.ids),
        part=part,
        aside=tuple(_line(one, load.ids) for one in reversed(hidden_runs(by, patient.id))),
    )


def _first(runs: Sequence[Summary], today: date, weeks: int) -> date:
    """So many weeks ago, or where the runs began if that is later."""
    began = min(runs[0].on, today) if runs else today
    return max(began, monday(today) - timedelta(weeks=weeks - 1)) if weeks else began


def _months(runs: Sequence[Summary], spikes: frozenset[str]) -> tuple[Month, ...]:
    by_month = groupby(runs, key=lambda one: one.on.replace(day=1))
    return tuple(Month(first, tuple(_line(one, spikes) for one in found)) for first, found in by_month)


def _line(run: Summary, spikes: frozenset[str]) -> RunLine:
    return RunLine(
        id=UUID(run.id),
        on=run.on,
        name=called(run),
        far="" if run.meters is None else distances.distance(run.meters),
        time=distances.clock(run.timer),
        spike=run.id in spikes,
        ask=run.indoor and not run.confirmed,
    )
