"""Values over days as a picture, and the table that says the same. Nothing here knows what is drawn."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from runwell.web.charts.marks import Mark, marks
from runwell.web.charts.scale import Days, Scale, placed
from runwell.web.charts.table import Table

WIDTH, HEIGHT, LEFT, RIGHT, TOP, BOTTOM = 360, 230, 30, 350, 28, 200
MANY = 60
"""Points from which each is drawn smaller."""
Point = tuple[date, float]


class Framed:
    """The size of a picture and of the field within its edges, the same for all."""

    __slots__ = ()
    width, height = WIDTH, HEIGHT
    left, right, top, bottom = LEFT, RIGHT, TOP, BOTTOM


@dataclass(frozen=True, slots=True)
class Series:
    """look: how its points look, "round" or "edged", told apart by form. gap: more days than that have no
    line between them; 0 draws points alone. points: the oldest first.
    """

    name: str
    look: str
    points: tuple[Point, ...]
    gap: int = 0


@dataclass(frozen=True, slots=True)
class Level:
    """A value that matters, as a line across. look: "first" or "matters"."""

    name: str
    look: str
    value: float


@dataclass(frozen=True, slots=True)
class Tick:
    """A number or a day at the edge, and how its words stand there: start, middle, end."""

    says: str
    place: str
    anchor: str = "middle"


@dataclass(frozen=True, slots=True)
class Drawn:
    """A series in the picture. lines: each the points of one unbroken piece; dots: where each point lies."""

    name: str
    look: str
    lines: tuple[str, ...]
    dots: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class DrawnLevel:
    """y: of the line. text_y: of its number, beside it and never outside the picture."""

    name: str
    look: str
    y: str
    text_y: str


@dataclass(frozen=True, slots=True)
class LineChart(Framed):
    """id: for the title and the words behind it. empty: nothing was said in these days.

    source: where it was read what a level means, "" where that is not told.
    """

    id: str
    title: str
    says: str
    drawn: tuple[Drawn, ...]
    levels: tuple[DrawnLevel, ...]
    up: tuple[Tick, ...]
    along: tuple[Tick, ...]
    marks: tuple[Mark, ...]
    table: Table
    small: bool
    source: str = ""

    @property
    def empty(self) -> bool:
        return not any(one.dots for one in self.drawn)


def line_chart(
    name: str,
    title: str,
    says: str,
    series: Sequence[Series],
    span: tuple[date, date],
    bounds: tuple[float, float],
    table: Table,
    levels: Iterable[Level] = (),
    marked: Iterable[date] = (),
) -> LineChart:
    """What lies outside the span is left out. says: in words what the picture shows."""
    days = Days(*span, LEFT, RIGHT)
    values = Scale(*bounds, BOTTOM, TOP)
    drawn = tuple(_drawn(one, days, values) for one in series)
    return LineChart(
        id=name,
        title=title,
        says=says,
        drawn=drawn,
        levels=tuple(_level(one, values) for one in levels if bounds[0] <= one.value <= bounds[1]),
        up=tuple(Tick(str(one), placed(values.at(one))) for one in values.ticks()),
        along=ticks_along(days),
        marks=marks(marked, days),
        table=table,
        small=max((len(one.dots) for one in drawn), default=0) > MANY,
    )


def ticks_along(days: Days) -> tuple[Tick, ...]:
    """The days at the lower edge; the last ends where the picture does."""
    ticks = days.ticks()
    anchors = ("middle",) if len(ticks) == 1 else ("start", *["middle"] * (len(ticks) - 2), "end")
    return tuple(
        Tick(days.says(day), placed(days.at(day)), anchor) for day, anchor in zip(ticks, anchors, strict=True)
    )


def _drawn(series: Series, days: Days, values: Scale) -> Drawn:
    points = [point for point in series.points if days.holds(point[0])]
    pieces = [piece for piece in _unbroken(points, series.gap) if len(piece) > 1]
    lines = tuple(" ".join(f"{x},{y}" for x, y in _dots(piece, days, values)) for piece in pieces)
    return Drawn(series.name, series.look, lines, tuple(_dots(points, days, values)))


def _dots(points: Iterable[Point], days: Days, values: Scale) -> Iterator[tuple[str, str]]:
    return ((placed(days.at(day)), placed(values.at(value))) for day, value in points)


def _unbroken(points: Sequence[Point], gap: int) -> Iterator[list[Point]]:
    """The pieces between days without an entry: a line across them would claim to know."""
    piece: list[Point] = []
    for point in points:
        if piece and (point[0] - piece[-1][0]).days > gap:
            yield piece
            piece = []
        piece.append(point)
    yield piece


def _level(level: Level, values: Scale) -> DrawnLevel:
    y = values.at(level.value)
    return DrawnLevel(level.name, level.look, placed(y), placed(y - 5 if y - 5 > TOP + 10 else y + 14))
