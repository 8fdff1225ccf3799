"""How it goes, as charts: built from a patient, so that a runner and their clinician see the same."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from django.utils import timezone

from runwell.knowledge.pack import Pack
from runwell.programme.course import Course
from runwell.records import access
from runwell.records.access.closings import Closing
from runwell.records.models import KeptProgramme, Patient, ProgrammeChange
from runwell.records.packs import the_pack
from runwell.web.change_words import in_brief
from runwell.web.charts.lines import LineChart
from runwell.web.charts.marks import Mark
from runwell.web.charts.weeks import WeekChart
from runwell.web.diary.outcome_charts import outcome_charts
from runwell.web.diary.pain_chart import monday, pain_chart
from runwell.web.diary.session_weeks import session_weeks

SPANS = (12, 26, 52, 0)
"""Weeks that one may choose to see; 0 is everything."""


@dataclass(frozen=True, slots=True)
class Marked:
    """What a numbered mark of the chart stands for."""

    number: int
    first: date
    last: date
    changes: tuple[tuple[date, str], ...]


@dataclass(frozen=True, slots=True)
class Progress:
    """weeks: one of SPANS, as it was asked for."""

    weeks: int
    pain: LineChart
    sessions: WeekChart
    marked: tuple[Marked, ...]
    outcomes: tuple[LineChart, ...]


def progress(
    patient: Patient, today: date, weeks: int = SPANS[0], *, for_clinicians: bool = False
) -> Progress:
    """For whoever may read the record. for_clinicians: its words speak of the patient."""
    pack, programmes = the_pack(), list(access.programmes(patient))
    changes = list(access.programme_changes(patient).select_related("programme"))
    course = access.course_of(patient, changes)
    span = _first(course, programmes, today, weeks), today
    pain = pain_chart(course, span, (timezone.localdate(one.at) for one in changes))
    return Progress(
        weeks=weeks,
        pain=pain,
        sessions=session_weeks(course, programmes, changes, Closing.of(patient, changes), span),
        marked=marked_of(pack, pain.marks, changes),
        outcomes=outcome_charts(pack, access.outcome_scores(patient), today, for_clinicians=for_clinicians),
    )


def chosen(asked: str) -> int:
    """The weeks that an address asks for; nonsense is the first choice."""
    return next((one for one in SPANS if str(one) == asked), SPANS[0])


def _first(course: Course, programmes: Iterable[KeptProgramme], today: date, weeks: int) -> date:
    """A Monday: so many weeks ago, or where everything began if that is later."""
    days = [one.on for one in (*course.mornings[:1], *course.sessions[:1])]
    began = min((*days, *(timezone.localdate(one.began_at) for one in programmes)), default=today)
    earliest = monday(min(began, today))
    return max(earliest, monday(today) - timedelta(weeks=weeks - 1)) if weeks else earliest


def marked_of(pack: Pack, marks: Iterable[Mark], changes: Sequence[ProgrammeChange]) -> tuple[Marked, ...]:
    """What each mark of a chart stands for."""
    return tuple(_marked(pack, mark, changes) for mark in marks)


def _marked(pack: Pack, mark: Mark, changes: Iterable[ProgrammeChange]) -> Marked:
    dated = ((timezone.localdate(one.at), one) for one in changes)
    lines = tuple((day, in_brief(pack, one)) for day, one in dated if day in mark.days)
    return Marked(mark.number, mark.days[0], mark.days[-1], lines)
