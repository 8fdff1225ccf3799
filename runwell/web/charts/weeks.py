"""How much of what was planned was done, week by week, as a picture and its table."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from runwell.web.charts.lines import BOTTOM, LEFT, RIGHT, TOP, Framed, Tick, ticks_along
from runwell.web.charts.scale import Days, Scale, placed
from runwell.web.charts.table import Table

WORDS_FIT = 13
"""Weeks up to which "2 of 3" fits above each."""
WEEK = timedelta(days=7)


@dataclass(frozen=True, slots=True)
class Week:
    """first: its Monday."""

    first: date
    done: int
    planned: int


@dataclass(frozen=True, slots=True)
class Bar:
    """A frame as high as what was planned, filled as high as what was done; says: both, where it fits."""

    x: str
    width: str
    middle: str
    frame_y: str
    frame: str
    filled_y: str
    filled: str
    says: str


@dataclass(frozen=True, slots=True)
class WeekChart(Framed):
    """id: for the title and the words behind it."""

    id: str
    title: str
    says: str
    bars: tuple[Bar, ...]
    up: tuple[Tick, ...]
    along: tuple[Tick, ...]
    table: Table

    @property
    def empty(self) -> bool:
        return not self.bars


def week_chart(name: str, title: str, says: str, weeks: Sequence[Week], table: Table) -> WeekChart:
    """weeks: one after another, the oldest first; no week may be missing."""
    if not weeks:
        return WeekChart(name, title, says, (), (), (), table)
    most = max(1, *(max(one.done, one.planned) for one in weeks))
    values = Scale(0, most, BOTTOM, TOP)
    bars = tuple(_bar(place, one, len(weeks), values) for place, one in enumerate(weeks))
    up = tuple(Tick(str(one), placed(values.at(one))) for one in values.ticks())
    return WeekChart(name, title, says, bars, up, _along(weeks), table)


def _along(weeks: Sequence[Week]) -> tuple[Tick, ...]:
    half = (RIGHT - LEFT) / len(weeks) / 2
    return ticks_along(Days(weeks[0].first, weeks[-1].first, LEFT + half, RIGHT - half))


def _bar(place: int, week: Week, weeks: int, values: Scale) -> Bar:
    step = (RIGHT - LEFT) / weeks
    frame, filled = values.at(week.planned), values.at(week.done)
    x, width = LEFT + step * place + step * 0.12, min(step * 0.76, 60.0)
    x += (step * 0.76 - width) / 2
    return Bar(
        x=placed(x),
        width=placed(width),
        middle=placed(x + width / 2),
        frame_y=placed(frame),
        frame=placed(BOTTOM - frame),
        filled_y=placed(filled),
        filled=placed(BOTTOM - filled),
        says=f"{week.done}/{week.planned}" if weeks <= WORDS_FIT and week.planned + week.done else "",
    )
