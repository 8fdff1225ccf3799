"""What an address asks of the timeline: a month, kinds, and how far back the charts go."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from urllib.parse import urlencode

from django.http import QueryDict

from runwell.records.access.timeline import Kind, Span
from runwell.web.diary.progress import chosen

SPANS = (12, 26, 0)
"""Weeks that the charts may show; 0 is everything."""


@dataclass(frozen=True, slots=True)
class Asked:
    """kinds: in their order; empty is all of them. Nonsense in an address is as if it were not there.

    picked: a month was asked for; else the newest one that has lines may stand for it.
    """

    month: date
    kinds: tuple[Kind, ...]
    weeks: int
    picked: bool = True

    @classmethod
    def of(cls, said: QueryDict, today: date) -> Asked:
        picked = set(said.getlist("kind"))
        kinds = tuple(kind for kind in Kind if kind.value in picked)
        weeks = chosen(said.get("weeks", ""))
        month = _month(said.get("month", ""), today)
        this = today.replace(day=1)
        return cls(month or this, kinds, weeks if weeks in SPANS else SPANS[0], month is not None)

    def at(self, month: date) -> Asked:
        """The same of the month of this day."""
        return replace(self, month=month.replace(day=1))

    @property
    def span(self) -> Span:
        return Span(self.month, last_of(self.month))

    @property
    def every(self) -> Sequence[Kind]:
        """The kinds that are shown."""
        return self.kinds or tuple(Kind)

    def address(self, month: date | None = None, weeks: int | None = None) -> str:
        """The same with another month or another time of the charts."""
        shown = self.weeks if weeks is None else weeks
        said = [("month", f"{month or self.month:%Y-%m}"), *(("kind", one.value) for one in self.kinds)]
        return "?" + urlencode([*said, *([("weeks", shown)] if shown != SPANS[0] else [])])


def last_of(month: date) -> date:
    """The last day of the month that begins then."""
    return (month + timedelta(days=31)).replace(day=1) - timedelta(days=1)


def _month(said: str, today: date) -> date | None:
    """The first day of "2026-11", of this month where it is not yet; None where it is no month."""
    this = today.replace(day=1)
    try:
        asked = date.fromisoformat(f"{said}-01") if len(said) == len("2026-11") else None
    except ValueError:
        return None
    # Whoever runs was born in some year; and the year 1 has no month before it.
    return min(asked, this) if asked and asked.year >= 1900 else None
