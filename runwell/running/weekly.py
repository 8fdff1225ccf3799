"""Weeks, and the change from one to the next: information, and no risk (evidence/load.md 2)."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from runwell.knowledge.pack import Pack
from runwell.running.load import DIGITS, longest_of
from runwell.running.outings import Outing, outings
from runwell.running.summary import Summary

WEEK = timedelta(days=7)


class Rise(StrEnum):
    """What a change is called. USUAL: nothing is said."""

    USUAL = "usual"
    MORE = "more"
    LARGE = "large"


@dataclass(frozen=True, slots=True, kw_only=True)
class Week:
    """Seven days from a Monday. longest: of a single run, km. left_out: recordings of unknown distance."""

    monday: date
    km: float
    runs: int
    longest: float
    minutes: float
    left_out: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class WeekChange:
    """The seven days up to `on` against the seven before. ratio: w, None where nothing was run in those."""

    on: date
    km: float
    km_before: float
    ratio: float | None
    rise: Rise
    left_out: int = 0


def monday_of(day: date) -> date:
    """The Monday of its week."""
    return day - timedelta(days=day.weekday())


def weeks(summaries: Iterable[Summary], pack: Pack) -> tuple[Week, ...]:
    """Every week from the first run to the last, also those without any."""
    by_monday: dict[date, list[Outing]] = {}
    for run in outings(summaries, pack):
        by_monday.setdefault(monday_of(run.on), []).append(run)
    if not by_monday:
        return ()
    first, last = min(by_monday), max(by_monday)
    mondays = [first + WEEK * number for number in range((last - first) // WEEK + 1)]
    return tuple(week(monday, by_monday.get(monday, [])) for monday in mondays)


def week(monday: date, runs: list[Outing]) -> Week:
    """Those runs of one week added up."""
    longest = longest_of(runs)
    return Week(
        monday=monday,
        km=sum(run.km or 0.0 for run in runs),
        runs=len(runs),
        longest=(longest.km or 0.0) if longest else 0.0,
        minutes=sum(one.timer for run in runs for one in run.runs) / 60,
        left_out=sum(run.unknown for run in runs),
    )


def week_change(summaries: Iterable[Summary], on: date, pack: Pack) -> WeekChange:
    """w = D7 / Dprev7 - 1 on that day."""
    days = timedelta(days=pack.load_rules.fact("weekly", "change").number)
    runs = [run for run in outings(summaries, pack) if on - 2 * days < run.on <= on]
    km = sum(run.km or 0.0 for run in runs if run.on > on - days)
    before = sum(run.km or 0.0 for run in runs if run.on <= on - days)
    ratio = round(km / before - 1, DIGITS) if before > 0 else None
    left_out = sum(run.unknown for run in runs)
    return WeekChange(
        on=on, km=km, km_before=before, ratio=ratio, rise=rise_of(ratio, pack), left_out=left_out
    )


def rise_of(ratio: float | None, pack: Pack) -> Rise:
    """The word for a change; nothing is said of a week after none."""
    weekly = pack.load_rules.facts["weekly"]
    if ratio is None or ratio <= weekly["information"].number:
        return Rise.USUAL
    return Rise.LARGE if ratio > weekly["large-change"].number else Rise.MORE
