"""Counts of days, put together into weeks and months that are over, as they may be seen."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from runwell.knowledge.levels import Level
from runwell.records.models import DailyCount
from runwell.records.small_counts import Seen, SeenMonth, seen_month
from runwell.web.counting import ASKED, BEGUN, ENDED, READ

STEPS = (READ, BEGUN, ENDED, ASKED)
LEVELS = tuple(level.id for level in sorted(Level))
WEEK = timedelta(days=7)
WEEKS_SHOWN, MONTHS_SHOWN = 12, 6
Counts = Mapping[tuple[date, str], int]  # Monday, step -> times


@dataclass(frozen=True, slots=True)
class Week:
    """steps: in the order of STEPS."""

    monday: date
    steps: tuple[Seen, ...]


@dataclass(frozen=True, slots=True)
class Month:
    """The weeks that begin in it. first: its first day. levels: in the order of LEVELS."""

    first: date
    steps: tuple[Seen, ...]
    levels: tuple[Seen, ...]


@dataclass(frozen=True, slots=True)
class Funnel:
    """The latest first."""

    weeks: tuple[Week, ...]
    months: tuple[Month, ...]


def monday_of(day: date) -> date:
    return day - timedelta(days=day.weekday())


def first_day_needed(today: date) -> date:
    """No later than the first Monday of the earliest month that is shown."""
    return monday_of(today) - WEEK * (5 * (MONTHS_SHOWN + 1))


def funnel(counts: Iterable[DailyCount], today: date) -> Funnel:
    """What may be seen of the counts today. Empty where nothing was counted in a week that is over."""
    steps, levels = Counter[tuple[date, str]](), Counter[tuple[date, str]]()
    for one in counts:
        if (monday := monday_of(one.day)) < monday_of(today) and one.what in STEPS:
            steps[monday, one.what] += one.times
            if one.what == ENDED:
                levels[monday, one.detail] += one.times
    if not steps:
        return Funnel((), ())
    mondays = _mondays(min(monday for monday, _ in steps), monday_of(today))
    weeks = [Week(monday, tuple(Seen.of(steps[monday, step]) for step in STEPS)) for monday in mondays]
    months = _months(mondays, today, steps, levels)
    return Funnel(tuple(reversed(weeks))[:WEEKS_SHOWN], tuple(reversed(months))[:MONTHS_SHOWN])


def _mondays(first: date, end: date) -> list[date]:
    return [first + WEEK * number for number in range((end - first).days // 7)]


def _months(mondays: list[date], today: date, steps: Counts, levels: Counts) -> list[Month]:
    """Only months of which every week is over."""
    parts = defaultdict[date, list[date]](list)
    for monday in mondays:
        parts[monday.replace(day=1)].append(monday)
    over = monday_of(today).replace(day=1)
    return [_month(first, weeks, steps, levels) for first, weeks in parts.items() if first < over]


def _month(first: date, mondays: list[date], steps: Counts, levels: Counts) -> Month:
    by_level = [sum(levels.get((monday, level), 0) for monday in mondays) for level in LEVELS]
    seen: dict[str, SeenMonth] = {
        step: seen_month(
            [steps.get((monday, step), 0) for monday in mondays], by_level if step == ENDED else ()
        )
        for step in STEPS
    }
    return Month(first, tuple(seen[step].total for step in STEPS), seen[ENDED].levels)
