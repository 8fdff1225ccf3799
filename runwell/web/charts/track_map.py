"""A track alone, drawn to scale with north at the top: no tiles, no third party, no name of any place."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from runwell.web.charts.scale import placed

Values = npt.NDArray[np.float64]
WIDTH, EDGE, FOOT = 360, 14, 30
LOWEST, HIGHEST = 120, 400
MOST = 500
METERS_A_DEGREE = 111_195.0
"""Of latitude on a sphere of 6,371 km: within 0.6 % anywhere, finer than the picture."""
LONGEST_BAR = 0.4


@dataclass(frozen=True, slots=True)
class Bar:
    """A length that is as long in the picture as on the ground."""

    length: str
    says: str


@dataclass(frozen=True, slots=True)
class TrackMap:
    """start, end: where it began and ended, "x,y" each. bar: the scale."""

    id: str
    title: str
    says: str
    height: int
    lines: tuple[str, ...]
    start: tuple[str, str]
    end: tuple[str, str]
    bar: Bar
    width: int = WIDTH
    left: int = EDGE

    @property
    def bar_y(self) -> int:
        return self.height - 12


def track_map(
    name: str,
    title: str,
    says: str,
    latitude: Values,
    longitude: Values,
    lengths: Sequence[tuple[float, str]],
) -> TrackMap | None:
    """Degrees in order of time, NaN where there is a gap. lengths: meters and words that the scale bar may
    have, the shortest first. None: there are no two places to join.
    """
    latitude, longitude = _fewer(latitude), _fewer(longitude)
    known = np.isfinite(latitude) & np.isfinite(longitude)
    if known.sum() < 2:
        return None
    x, y = _in_meters(latitude, longitude, known)
    wide, high = float(np.nanmax(x) - np.nanmin(x)), float(np.nanmax(y) - np.nanmin(y))
    inner = WIDTH - 2 * EDGE
    a_unit = max(wide / inner, high / (HIGHEST - EDGE - FOOT), 1e-3)
    height = round(min(HIGHEST, max(LOWEST, high / a_unit + EDGE + FOOT)))
    x = EDGE + (inner - wide / a_unit) / 2 + (x - np.nanmin(x)) / a_unit
    y = EDGE + (height - EDGE - FOOT - high / a_unit) / 2 + (np.nanmax(y) - y) / a_unit
    first, last = np.flatnonzero(known)[[0, -1]]
    return TrackMap(
        id=name,
        title=title,
        says=says,
        height=height,
        lines=tuple(_pieces(x, y)),
        start=(placed(float(x[first])), placed(float(y[first]))),
        end=(placed(float(x[last])), placed(float(y[last]))),
        bar=_bar(a_unit, lengths),
    )


def _fewer(values: Values) -> Values:
    """Every so many-th, the last among them."""
    if len(values) <= MOST:
        return values
    kept: Values = values[np.linspace(0, len(values) - 1, MOST).round().astype(int)]
    return kept


def _in_meters(latitude: Values, longitude: Values, known: npt.NDArray[np.bool_]) -> tuple[Values, Values]:
    """East and north. A track across the 180th meridian stays in one piece."""
    straight = longitude.copy()
    straight[known] = np.unwrap(longitude[known], period=360)
    middle = np.cos(np.radians(np.nanmean(latitude)))
    return straight * METERS_A_DEGREE * middle, latitude * METERS_A_DEGREE


def _bar(a_unit: float, lengths: Sequence[tuple[float, str]]) -> Bar:
    """The longest that takes no more than so much of the width."""
    fits = [one for one in lengths if one[0] / a_unit <= WIDTH * LONGEST_BAR] or [lengths[0]]
    meters, says = fits[-1]
    return Bar(placed(meters / a_unit), says)


def _pieces(x: Values, y: Values) -> Iterator[str]:
    piece: list[str] = []
    for at_x, at_y in zip(x.tolist(), y.tolist(), strict=True):
        if at_x != at_x or at_y != at_y:
            if len(piece) > 1:
                yield " ".join(piece)
            piece = []
        else:
            piece.append(f"{placed(at_x)},{placed(at_y)}")
    if len(piece) > 1:
        yield " ".join(piece)
