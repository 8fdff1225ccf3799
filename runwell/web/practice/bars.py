"""A bar chart as numbers, for the template that draws it; the same numbers stand in the table under it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext

from runwell.records.small_counts import Seen

WIDTH, ROW, LABEL = 320, 52, 20


@dataclass(frozen=True, slots=True)
class Bar:
    """y: of the row. text_y: of its words. length: 0 where the number is hidden: no bar gives it away."""

    name: str
    words: str
    y: int
    text_y: int
    length: int


@dataclass(frozen=True, slots=True)
class Chart:
    """title: what it shows, for those who do not see it as well."""

    title: str
    bars: tuple[Bar, ...]
    width: int
    height: int


def chart(title: str, rows: Iterable[tuple[str | Promise, Seen]]) -> Chart:
    """Bars from the same start, the longest across the whole width."""
    listed = list(rows)
    most = max((seen.number or 0 for _, seen in listed), default=0) or 1
    bars = (
        Bar(
            str(name),
            in_words(seen),
            y * ROW + LABEL + 4,
            y * ROW + LABEL - 4,
            WIDTH * (seen.number or 0) // most,
        )
        for y, (name, seen) in enumerate(listed)
    )
    return Chart(title, tuple(bars), WIDTH, ROW * len(listed))


def in_words(seen: Seen) -> str:
    if seen.number is not None:
        return str(seen.number)
    return gettext("fewer than 5") if seen.small else gettext("not shown")
