"""Pain of mornings and of sessions over days, or over weeks where the days are too many to see."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from statistics import fmean

from django.utils.dateformat import format as in_format
from django.utils.formats import number_format
from django.utils.translation import gettext

from runwell.programme.course import Course
from runwell.web.charts.lines import LineChart, Point, Series, line_chart
from runwell.web.charts.table import Table

BY_DAY_UP_TO, WORST = 13 * 7, 10
"""Days; above that a phone shows no single day, and each point is a week."""
Span = tuple[date, date]


def pain_chart(course: Course, span: Span, marked: Iterable[date]) -> LineChart:
    """By day, or by week: there the mean of the mornings and the highest of the sessions."""
    mornings = [(one.on, one.pain) for one in course.mornings if one.pain is not None]
    sessions = _highest((one.on, one.during) for one in course.sessions if one.during is not None)
    mornings, sessions = ([one for one in rows if _in(one[0], span)] for rows in (mornings, sessions))
    weekly = (span[1] - span[0]).days > BY_DAY_UP_TO
    if weekly:
        table = _by_week(mornings, sessions)
        drawn = Series(gettext("Mornings, the average of a week"), "round", _mean(mornings), gap=7)
        dots = Series(gettext("Sessions, the highest of a week"), "edged", _highest_of_weeks(sessions))
    else:
        table = _by_day(mornings, sessions)
        drawn = Series(gettext("In the morning"), "round", tuple(mornings), gap=1)
        dots = Series(gettext("During a session"), "edged", tuple(sessions))
    says = _says(mornings, sessions)
    title = gettext("Pain, from 0 to 10")
    return line_chart("pain", title, says, (drawn, dots), span, (0, WORST), table, marked=marked)


def monday(day: date) -> date:
    return day - timedelta(days=day.weekday())


def _in(day: date, span: Span) -> bool:
    return span[0] <= day <= span[1]


def _highest(points: Iterable[Point]) -> list[Point]:
    """Of each day the highest."""
    days: dict[date, float] = {}
    for day, value in points:
        days[day] = max(value, days.get(day, value))
    return sorted(days.items())


def _weeks(points: Iterable[Point]) -> dict[date, list[float]]:
    weeks: dict[date, list[float]] = {}
    for day, value in points:
        weeks.setdefault(monday(day), []).append(value)
    return weeks


def _mean(points: Iterable[Point]) -> tuple[Point, ...]:
    return tuple((week, fmean(values)) for week, values in _weeks(points).items())


def _highest_of_weeks(points: Iterable[Point]) -> tuple[Point, ...]:
    return tuple((week, max(values)) for week, values in _weeks(points).items())


def _by_day(mornings: Iterable[Point], sessions: Iterable[Point]) -> Table:
    columns = gettext("Day"), gettext("In the morning"), gettext("During a session")
    return Table(gettext("Pain by day"), columns, tuple(_rows(dict(mornings), dict(sessions), "M j, Y")))


def _by_week(mornings: list[Point], sessions: list[Point]) -> Table:
    columns = gettext("Week from"), gettext("Mornings, average"), gettext("Sessions, highest")
    rows = _rows(dict(_mean(mornings)), dict(_highest_of_weeks(sessions)), "M j, Y")
    return Table(gettext("Pain by week"), columns, tuple(rows))


def _rows(left: dict[date, float], right: dict[date, float], form: str) -> Iterator[tuple[str, ...]]:
    """The latest first."""
    for day in sorted({*left, *right}, reverse=True):
        yield in_format(day, form), _number(left.get(day)), _number(right.get(day))


def _number(value: float | None) -> str:
    return gettext("not said") if value is None else number_format(round(value, 1)).removesuffix(".0")


def _says(mornings: list[Point], sessions: list[Point]) -> str:
    said = []
    if mornings:
        values = [value for _day, value in mornings]
        words = gettext("Mornings: {count} written down, lowest {low}, highest {high}, the last {last}.")
        said.append(
            words.format(count=len(values), low=min(values), high=max(values), last=values[-1]),
        )
    if sessions:
        values = [value for _day, value in sessions]
        words = gettext("Sessions: highest pain {high}, the last {last}.")
        said.append(words.format(high=max(values), last=values[-1]))
    return " ".join(said) or gettext("No pain was written down in this time.")
