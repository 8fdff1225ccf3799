"""Several measures over one axis of time: bars with a point in each, a line beneath them, a lane of counts.

Nothing here knows what is measured. Periods may be weeks or months: each is as wide as it is long.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from runwell.web.charts.lines import LEFT, RIGHT, WIDTH, Tick, ticks_along
from runwell.web.charts.marks import Mark, marks
from runwell.web.charts.scale import Days, Scale, placed
from runwell.web.charts.table import Table

BARS = 28.0, 170.0
LINE = 192.0, 252.0
LANE = 268.0
ENDS, HEIGHT = 278, 304
"""Where the fields of the picture lie, from top to bottom."""
WORST = 10
MANY = 60
DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Period:
    """first, last: its days. bar: how much; point: on the bars' scale. flagged: marked above its bar.
    line: 0-10, None where nothing was said. count: how often; it is drawn as more or less of a square.
    """

    first: date
    last: date
    bar: float
    point: float | None = None
    flagged: bool = False
    line: float | None = None
    count: int = 0


@dataclass(frozen=True, slots=True)
class Names:
    """What the measures are called in the key under the picture."""

    bar: str
    point: str
    flag: str
    line: str
    count: str
    mark: str


@dataclass(frozen=True, slots=True)
class TimeBar:
    x: str
    width: str
    y: str
    height: str


@dataclass(frozen=True, slots=True)
class Spot:
    """Where a point, a flag or a count lies. size: of a count's square, half its side."""

    x: str
    y: str
    size: str = ""


@dataclass(frozen=True, slots=True)
class Timeline:
    """id: for the title and the words behind it. lines: unbroken pieces. Empty tuples: that is not drawn."""

    id: str
    title: str
    says: str
    names: Names
    bars: tuple[TimeBar, ...]
    points: tuple[Spot, ...]
    flags: tuple[Spot, ...]
    lines: tuple[str, ...]
    dots: tuple[Spot, ...]
    counts: tuple[Spot, ...]
    marks: tuple[Mark, ...]
    up: tuple[Tick, ...]
    beside: tuple[Tick, ...]
    along: tuple[Tick, ...]
    table: Table
    small: bool
    width: int = WIDTH
    height: int = HEIGHT
    left: int = LEFT
    right: int = RIGHT
    top: int = int(BARS[0])
    foot: int = int(BARS[1])
    bottom: int = ENDS

    @property
    def empty(self) -> bool:
        return not self.bars and not self.dots and not self.counts


def timeline(
    name: str,
    title: str,
    says: str,
    names: Names,
    periods: Sequence[Period],
    table: Table,
    marked: Iterable[date] = (),
) -> Timeline:
    """periods: one after another without a gap, the oldest first; at least one."""
    days = Days(periods[0].first, periods[-1].last + DAY, LEFT, RIGHT)
    most = max(1.0, *(max(one.bar, one.point or 0) for one in periods))
    bars, line = Scale(0, most, BARS[1], BARS[0]), Scale(0, WORST, LINE[1], LINE[0])
    said = any(one.line is not None for one in periods)
    return Timeline(
        id=name,
        title=title,
        says=says,
        names=names,
        bars=tuple(_bar(one, days, bars) for one in periods if one.bar > 0),
        points=tuple(Spot(_x(one, days), placed(bars.at(one.point))) for one in periods if one.point),
        flags=tuple(Spot(_x(one, days), placed(bars.at(one.bar) - 3)) for one in periods if one.flagged),
        lines=tuple(_pieces(periods, days, line)),
        dots=tuple(Spot(_x(one, days), placed(line.at(one.line))) for one in periods if one.line is not None),
        counts=_counts(periods, days),
        marks=marks(marked, days),
        up=tuple(Tick(str(one), placed(bars.at(one))) for one in bars.ticks()),
        beside=tuple(Tick(str(one), placed(line.at(one))) for one in (0, WORST)) if said else (),
        along=ticks_along(days),
        table=table,
        small=len(periods) > MANY,
    )


def _x(period: Period, days: Days) -> str:
    return placed((days.at(period.first) + days.at(period.last + DAY)) / 2)


def _bar(period: Period, days: Days, values: Scale) -> TimeBar:
    start, end, y = days.at(period.first), days.at(period.last + DAY), values.at(period.bar)
    thin = (end - start) * 0.8
    return TimeBar(placed(start + (end - start - thin) / 2), f"{thin:.2f}", placed(y), placed(BARS[1] - y))


def _pieces(periods: Iterable[Period], days: Days, values: Scale) -> list[str]:
    """A line only where two periods that follow one another both have a value."""
    pieces: list[list[str]] = [[]]
    for one in periods:
        if one.line is None:
            pieces.append([])
        else:
            pieces[-1].append(f"{_x(one, days)},{placed(values.at(one.line))}")
    return [" ".join(piece) for piece in pieces if len(piece) > 1]


def _counts(periods: Sequence[Period], days: Days) -> tuple[Spot, ...]:
    most = max(one.count for one in periods)
    widest = min(5.0, (RIGHT - LEFT) / len(periods) / 2)
    return tuple(
        Spot(_x(one, days), str(LANE), placed(max(0.7, widest * (one.count / most) ** 0.5)))
        for one in periods
        if one.count
    )
