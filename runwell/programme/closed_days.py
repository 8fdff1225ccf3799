"""The days on which a program was closed, so that none of its sessions is asked for, or counted as missed."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta
from itertools import pairwise

DAY = timedelta(days=1)

Turns = Iterable[tuple[date, bool]]
"""What one thing that may close it said, in order: on which day, and whether it closed it from then on."""


def closed_days(every: Iterable[Turns], first: date, last: date) -> frozenset[date]:
    """Those from first to last that one of them closed.

    A day is closed where the program was as the day began, or still was as it ended: whoever opens it in the
    afternoon has not missed the morning. The first day has no evening before it.
    """
    return frozenset(
        day for turns in every for began, opened in _spells(turns, last) for day in _between(began, opened)
    ).intersection(_between(first, last))


def _spells(turns: Turns, last: date) -> Iterable[tuple[date, date]]:
    """Of two words on one day the later holds, as that day ended."""
    by_day = dict(turns)
    for (on, shut), (until, _) in pairwise((*by_day.items(), (last, False))):
        if shut:
            yield on, until


def _between(first: date, last: date) -> Iterable[date]:
    return (first + DAY * number for number in range((last - first).days + 1))
