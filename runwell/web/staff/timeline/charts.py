"""The strip over the timeline: pain with numbered marks, sessions, runs and scores, of the same time."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from runwell.knowledge.pack import Pack
from runwell.programme.course import Course
from runwell.records import access
from runwell.records.access.closings import Closing
from runwell.records.access.timeline import (
    SOURCES,
    Span,
    changes_of_days,
    logged,
    makers,
    moments,
    runs_between,
)
from runwell.records.models import KeptProgramme, OutcomeScore, Patient, ProgrammeChange
from runwell.web.charts.lines import LineChart
from runwell.web.charts.timeline import Timeline
from runwell.web.charts.weeks import WeekChart
from runwell.web.diary.outcome_charts import outcome_charts
from runwell.web.diary.pain_chart import monday, pain_chart
from runwell.web.diary.session_weeks import session_weeks
from runwell.web.runs.loads import load_of
from runwell.web.runs.over_time import Told as RunsTold
from runwell.web.runs.over_time import over_time
from runwell.web.staff.timeline.all_entries import LINES
from runwell.web.staff.timeline.entry import Entry
from runwell.web.staff.timeline.told import Told

CHANGES = "ProgrammeChange.at"
MARKED = ("OwnCheck.kept_at", "Visit.begins_at", "GateEntry.at", "ConfirmedCause.at", CHANGES, "Discharge.at")
WHOLE = (ProgrammeChange.BEGAN, ProgrammeChange.PHASE, ProgrammeChange.LOCKED, ProgrammeChange.ENDED)
"""Changes of a program that are marked; those of a single exercise would hide all others."""


@dataclass(frozen=True, slots=True)
class Marked:
    """What a number of the picture stands for."""

    number: int
    first: date
    last: date
    entries: tuple[Entry, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Strip:
    """runs: None where there was none in this time. since: its first day."""

    since: date
    pain: LineChart
    sessions: WeekChart
    runs: Timeline | None
    scores: tuple[LineChart, ...]
    marked: tuple[Marked, ...]


def strip(
    pack: Pack,
    patient: Patient,
    programmes: Sequence[KeptProgramme],
    weeks: int,
    first: date | None,
    today: date,
) -> Strip:
    """weeks: how far back, 0 to the first day of the story."""
    span = Span(_since(weeks, first, today), today)
    found = logged(patient, span)
    marks = sorted(_marks(pack, patient, span, today), key=lambda one: (one.on, str(one.at or "")))
    days = span.first, span.last
    pain = pain_chart(found.course, days, (one.on for one in marks))
    return Strip(
        since=span.first,
        pain=pain,
        sessions=session_weeks(found.course, programmes, changes_of_days(patient), Closing.of(patient), days),
        runs=_runs(pack, patient, span, found.course),
        scores=outcome_charts(pack, _shown(access.outcome_scores(patient), span), today, for_clinicians=True),
        marked=tuple(
            Marked(
                one.number, one.days[0], one.days[-1], tuple(mark for mark in marks if mark.on in one.days)
            )
            for one in pain.marks
        ),
    )


def _since(weeks: int, first: date | None, today: date) -> date:
    """A Monday."""
    began = monday(min(first or today, today))
    return max(began, monday(today) - timedelta(weeks=weeks - 1)) if weeks else began


def _marks(pack: Pack, patient: Patient, span: Span, today: date) -> Iterator[Entry]:
    """Verdicts, visits that were kept or missed, gates, causes, phases, and where care ended."""
    rows = moments(patient, span, (one for one in SOURCES if one.name in MARKED))
    rows[CHANGES] = [one for one in rows[CHANGES] if one.what in WHOLE]
    visits = ((one, one.since) for one in rows["Visit.begins_at"])
    told = Told(pack=pack, patient=patient, today=today, makers=makers(patient, visits))
    for name, found in rows.items():
        yield from LINES[name](told, found)


def _runs(pack: Pack, patient: Patient, span: Span, course: Course) -> Timeline | None:
    """As the page of the runs has it: distance, pain and sessions over one axis."""
    runs = runs_between(patient, span.first, span.last)
    if not any(span.holds(one.on) for one in runs):
        return None
    told = RunsTold(
        runs=runs,
        spikes=load_of(pack, runs, span.last).ids,
        mornings=[(one.on, one.pain) for one in course.mornings if one.pain is not None],
        sessions=[one.on for one in course.sessions if any(each.sets_done for each in one.done)],
    )
    chart = over_time(told, span.first, span.last)
    return replace(chart, title=chart.table.caption)  # its own title speaks to the runner


def _shown(scores: Iterable[OutcomeScore], span: Span) -> Iterator[OutcomeScore]:
    """Of a questionnaire that was answered in this time also what came before: change begins there."""
    every = list(scores)
    lately = {(one.measure, one.part) for one in every if span.holds(one.on)}
    return (one for one in every if (one.measure, one.part) in lately)
