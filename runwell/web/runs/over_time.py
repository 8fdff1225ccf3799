"""Runs, pain, sessions and changes of the program over weeks or months, as one picture and one table."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from statistics import fmean
from typing import TypeVar

from django.utils.dateformat import format as in_format
from django.utils.formats import number_format
from django.utils.translation import gettext, ngettext

from runwell.running.summary import Summary
from runwell.web import distances
from runwell.web.charts.table import Table
from runwell.web.charts.timeline import Names, Period, Timeline, timeline
from runwell.web.diary.pain_chart import monday

WEEKS_UP_TO = 65
"""Weeks; above that a phone shows no single one, and each bar is a month."""
DAY, WEEK = timedelta(days=1), timedelta(weeks=1)
NOTHING = "–"
T = TypeVar("T")


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """What lies on the axis. runs: oldest first. spikes: ids of runs. mornings: with their pain. sessions:
    the day of each that was done. changes: days on which the program changed.
    """

    runs: Sequence[Summary]
    spikes: Collection[str] = ()
    mornings: Sequence[tuple[date, int]] = ()
    sessions: Sequence[date] = ()
    changes: Sequence[date] = ()


def over_time(told: Told, first: date, today: date) -> Timeline:
    """From the week or month of `first` to that of today. What began earlier is left out."""
    spans = list(_spans(first, today))
    monthly = (spans[0][1] - spans[0][0]) > WEEK
    periods = tuple(_periods(told, spans))
    return timeline(
        "over-time",
        gettext("Your runs by month") if monthly else gettext("Your runs by week"),
        _says(told, spans[0][0], today),
        _names(monthly=monthly),
        [one.period for one in periods],
        _table(periods, monthly=monthly),
        marked=told.changes,
    )


@dataclass(frozen=True, slots=True)
class _Told:
    """A period and what its row says beyond it."""

    period: Period
    runs: int
    spikes: int


def _spans(first: date, today: date) -> Iterator[tuple[date, date]]:
    start = monday(first)
    if (today - start).days < WEEKS_UP_TO * 7:
        while start <= today:
            yield start, start + WEEK - DAY
            start += WEEK
        return
    start = first.replace(day=1)
    while start <= today:
        following = (start + timedelta(days=31)).replace(day=1)
        yield start, following - DAY
        start = following


def _periods(told: Told, spans: Sequence[tuple[date, date]]) -> Iterator[_Told]:
    """Each list is walked once: ten years of runs are thousands."""
    runs = _sorted_in(spans, ((one.on, one) for one in told.runs))
    pain = _sorted_in(spans, told.mornings)
    sessions = _sorted_in(spans, ((one, one) for one in told.sessions))
    for place, (first, last) in enumerate(spans):
        here = [one.meters / distances.unit() for one in runs[place] if one.meters]
        spikes = sum(one.id in told.spikes for one in runs[place])
        yield _Told(
            Period(
                first,
                last,
                bar=sum(here),
                point=max(here, default=None),
                flagged=bool(spikes),
                line=fmean(pain[place]) if pain[place] else None,
                count=len(sessions[place]),
            ),
            len(runs[place]),
            spikes,
        )


def _sorted_in(spans: Sequence[tuple[date, date]], dated: Iterable[tuple[date, T]]) -> list[list[T]]:
    """For each span what lies in it."""
    found: list[list[T]] = [[] for _ in spans]
    place = 0
    for on, one in sorted(dated, key=lambda pair: pair[0]):
        while place < len(spans) - 1 and on > spans[place][1]:
            place += 1
        if spans[place][0] <= on <= spans[place][1]:
            found[place].append(one)
    return found


def _names(*, monthly: bool) -> Names:
    units = distances.units()
    bar = gettext("{units} in a month") if monthly else gettext("{units} in a week")
    return Names(
        bar=bar.format(units=units),
        point=gettext("the longest run"),
        flag=gettext("with a spike"),
        line=gettext("pain in the morning, average, 0 to 10"),
        count=gettext("exercise sessions done"),
        mark=gettext("a change of the program, listed below"),
    )


def _says(told: Told, first: date, today: date) -> str:
    runs = [one for one in told.runs if first <= one.on <= today]
    if not runs:
        return gettext("No runs in this time.")
    far = distances.distance(sum(one.meters or 0 for one in runs))
    words = ngettext("{n} run, {far} in all.", "{n} runs, {far} in all.", len(runs))
    said = [words.format(n=number_format(len(runs), force_grouping=True), far=far)]
    longest = max((one for one in runs if one.meters), key=lambda one: one.meters or 0, default=None)
    if longest:
        facts = {"far": distances.distance(longest.meters or 0), "day": in_format(longest.on, "F j, Y")}
        said.append(gettext("The longest: {far} on {day}.").format(**facts))
    spikes = sum(one.id in told.spikes for one in runs)
    if spikes:
        said.append(ngettext("{n} spike.", "{n} spikes.", spikes).format(n=spikes))
    return " ".join(said)


def _table(periods: Sequence[_Told], *, monthly: bool) -> Table:
    """The latest first; columns in which nothing stands are left out."""
    names = (
        gettext("Runs"),
        distances.units().capitalize(),
        gettext("Longest"),
        gettext("Spikes"),
        gettext("Pain"),
        gettext("Sessions"),
    )
    rows = [_row(one) for one in reversed(periods)]
    filled = [place for place in range(len(names)) if any(row[place] != NOTHING for row in rows)]
    form = "M Y" if monthly else "M j, Y"
    first = gettext("Month") if monthly else gettext("Week from")
    return Table(
        gettext("Runs by month") if monthly else gettext("Runs by week"),
        (first, *(names[place] for place in filled)),
        tuple(
            (in_format(one.period.first, form), *(row[place] for place in filled))
            for one, row in zip(reversed(periods), rows, strict=True)
        ),
    )


def _row(one: _Told) -> tuple[str, ...]:
    period = one.period
    return (
        str(one.runs) if one.runs else NOTHING,
        distances.number(period.bar * distances.unit()) if period.bar else NOTHING,
        distances.number(period.point * distances.unit()) if period.point else NOTHING,
        str(one.spikes) if one.spikes else NOTHING,
        NOTHING if period.line is None else number_format(round(period.line, 1)),
        str(period.count) if period.count else NOTHING,
    )
