"""A measure along the way: a line over a distance or a time, thinned to what a screen can show."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from runwell.web.charts.lines import BOTTOM, RIGHT, TOP, Framed, Tick
from runwell.web.charts.scale import Scale, placed

Values = npt.NDArray[np.float64]
MOST = 300
INNER = 1.0, 99.0
"""Percentiles between which the picture is scaled, so that one wrong record does not flatten the rest."""
ROUND = (1, 2, 5, 10, 20, 50, 100, 200, 500, 1000)
STEPS, ALONG = 5, 8
EDGE = 46
"""Where the picture begins: a pace such as 10:00 must fit before it."""


@dataclass(frozen=True, slots=True)
class Trace(Framed):
    """lines: the points of each unbroken piece."""

    id: str
    title: str
    says: str
    lines: tuple[str, ...]
    up: tuple[Tick, ...]
    along: tuple[Tick, ...]

    left = EDGE

    @property
    def empty(self) -> bool:
        return not self.lines


def thinned(along: Values, values: Values, most: int = MOST) -> tuple[Values, Values]:
    """The means of at most so many equal stretches; NaN where a stretch has no value."""
    known = np.isfinite(along)
    along, values = along[known], values[known]
    if len(along) <= most:
        return along, values
    edges = np.linspace(along.min(), along.max(), most + 1)
    place = np.clip(np.searchsorted(edges, along, side="right") - 1, 0, most - 1)
    has = np.isfinite(values)
    count = np.bincount(place[has], minlength=most)
    total = np.bincount(place[has], weights=values[has], minlength=most)
    mean = np.divide(total, count, out=np.full(most, np.nan), where=count > 0)
    seen = np.bincount(place, minlength=most) > 0
    return ((edges[:-1] + edges[1:]) / 2)[seen], mean[seen]


def trace(
    name: str,
    title: str,
    says: str,
    along: Values,
    values: Values,
    in_words: Callable[[float], str] = "{:g}".format,
    *,
    low_is_up: bool = False,
    steps: Sequence[float] = ROUND,
) -> Trace:
    """along: rising, such as miles. low_is_up: as for a pace, where fewer seconds are faster. steps: between
    the numbers at the edge, the first that makes few of them.
    """
    along, values = thinned(along, values)
    if not np.isfinite(values).any():
        return Trace(name, title, says, (), (), ())
    low, high = (float(one) for one in np.nanpercentile(values, INNER))
    step = _step(high - low, steps)
    low, high = np.floor(low / step) * step, np.ceil(high / step) * step
    high = high if high > low else low + step
    up = Scale(low, high, TOP, BOTTOM) if low_is_up else Scale(low, high, BOTTOM, TOP)
    across = Scale(float(along.min()), float(along.max()), EDGE, RIGHT)
    return Trace(
        id=name,
        title=title,
        says=says,
        lines=tuple(_pieces(along, np.clip(values, low, high), across, up)),
        up=tuple(Tick(in_words(one), placed(up.at(one))) for one in np.arange(low, high + step / 2, step)),
        along=_along(across),
    )


def _step(span: float, steps: Sequence[float] = ROUND, most: int = STEPS) -> float:
    """The first step of which a few span it, or the last many times over."""
    fits = (float(one) for one in steps if span / one <= most - 1)
    return next(fits, steps[-1] * float(np.ceil(span / steps[-1] / most)))


def _along(across: Scale) -> tuple[Tick, ...]:
    step = _step(across.high - across.low, most=ALONG) if across.high - across.low > 2 else 0.5
    first = np.ceil(across.low / step) * step
    return tuple(
        Tick(f"{one:g}", placed(across.at(one))) for one in np.arange(first, across.high + 1e-9, step)
    )


def _pieces(along: Values, values: Values, across: Scale, up: Scale) -> Iterator[str]:
    piece: list[str] = []
    for place, value in zip(along.tolist(), values.tolist(), strict=True):
        if value != value:  # nothing was recorded there: a line across would claim to know
            if len(piece) > 1:
                yield " ".join(piece)
            piece = []
        else:
            piece.append(f"{placed(across.at(place))},{placed(up.at(value))}")
    if len(piece) > 1:
        yield " ".join(piece)
