"""How many of the planned sessions were done, week by week."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from datetime import date, timedelta

from django.utils import timezone
from django.utils.dateformat import format as in_format
from django.utils.translation import gettext

from runwell.programme.course import Course, Session
from runwell.records.access.closings import Closing, without_sessions
from runwell.records.access.planned_sessions import EarlierDays, earlier_days, planned_sessions
from runwell.records.models import KeptProgramme, ProgrammeChange
from runwell.web.charts.table import Table
from runwell.web.charts.weeks import WEEK, Week, WeekChart, week_chart
from runwell.web.diary.pain_chart import Span, monday

DAY = timedelta(days=1)


def session_weeks(
    course: Course,
    programmes: Iterable[KeptProgramme],
    changes: Sequence[ProgrammeChange],
    closing: Closing,
    span: Span,
) -> WeekChart:
    """Done counts a session with one whole set at least, planned or not. This week counts up to today."""
    done = Counter(monday(one.on) for one in course.sessions if _was_done(one))
    planned: Counter[date] = Counter()
    for kept in programmes:
        earlier = earlier_days(one for one in changes if one.programme_id == kept.id)
        planned.update(monday(day) for day in planned_days(kept, earlier, closing, span[1]))
    firsts = _mondays(span) if done or planned else ()
    weeks = [Week(first, done[first], planned[first]) for first in firsts]
    return week_chart("weeks", gettext("Sessions done and planned"), _says(weeks), weeks, _table(weeks))


def _was_done(session: Session) -> bool:
    return any(one.sets_done for one in session.done)


def planned_days(
    kept: KeptProgramme, earlier: Sequence[EarlierDays], closing: Closing, until: date
) -> Iterator[date]:
    """A day for each session that it asked for while it held. While it was closed it asked for none."""
    first = timezone.localdate(kept.began_at)
    last = min(until, timezone.localdate(kept.ended_at) - DAY) if kept.ended_at else until
    closed = without_sessions(closing, kept, last)
    return (one.on for one in planned_sessions(kept, first, (last - first).days + 1, earlier, closed))


def _mondays(span: Span) -> Iterator[date]:
    first = monday(span[0])
    while first <= span[1]:
        yield first
        first += WEEK


def _table(weeks: list[Week]) -> Table:
    columns = gettext("Week from"), gettext("Done"), gettext("Planned")
    rows = ((in_format(one.first, "M j, Y"), str(one.done), str(one.planned)) for one in reversed(weeks))
    return Table(gettext("Sessions by week"), columns, tuple(rows))


def _says(weeks: list[Week]) -> str:
    if not weeks:
        return gettext("No sessions were planned in this time.")
    facts = {"done": sum(one.done for one in weeks), "planned": sum(one.planned for one in weeks)}
    return gettext("{done} sessions done, {planned} planned. The frame is the plan, filled is done.").format(
        **facts
    )
