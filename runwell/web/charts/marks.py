"""Numbered marks on a chart; those that would lie on each other are one."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from runwell.web.charts.scale import Days, placed

APART = 19
"""Of the 360 units of a chart's width: what a number in its circle needs."""


@dataclass(frozen=True, slots=True)
class Mark:
    """number: as the list beneath the chart has it. days: what it stands for. x: of the first of them."""

    number: int
    days: tuple[date, ...]
    x: str


def marks(days: Iterable[date], scale: Days) -> tuple[Mark, ...]:
    """One for each day that the chart holds, or for each few days that are too close to tell apart."""
    groups: list[list[date]] = []
    for day in sorted(set(days)):
        if not scale.holds(day):
            continue
        if groups and scale.at(day) - scale.at(groups[-1][0]) < APART:
            groups[-1].append(day)
        else:
            groups.append([day])
    return tuple(
        Mark(number, tuple(group), placed(scale.at(group[0]))) for number, group in enumerate(groups, start=1)
    )
