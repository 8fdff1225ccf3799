"""A line of the timeline, and the days under which lines stand."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from itertools import groupby

from django.utils import timezone

from runwell.records.access.timeline import Kind


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """beyond: what a screen reader says besides, so that no two links sound the same."""

    href: str
    words: str
    beyond: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """what: in a few words. who: who or what made it. at: its time of the day, None where it has none.

    says: more of it, a paragraph each. quote: somebody's own words. folded: what is read only when wanted;
    its first line says what it is. look: a class that colors it, beside the words. struck: it holds no more.
    many: of how many rows it is made.
    """

    kind: Kind
    on: date
    what: str
    who: str
    at: datetime | None = None
    says: tuple[str, ...] = ()
    quote: str = ""
    folded: tuple[str, ...] = ()
    link: Link | None = None
    look: str = ""
    struck: bool = False
    many: int = 1

    @property
    def first_folded(self) -> str:
        return self.folded[0] if self.folded else ""

    @property
    def rest_folded(self) -> tuple[str, ...]:
        return self.folded[1:]


@dataclass(frozen=True, slots=True)
class Day:
    on: date
    entries: tuple[Entry, ...]


def days(entries: Iterable[Entry]) -> tuple[Day, ...]:
    """The latest first; within a day what has a time before what has none, the latest first."""
    latest = sorted(entries, key=_place, reverse=True)
    return tuple(Day(on, tuple(found)) for on, found in groupby(latest, key=lambda one: one.on))


def _place(one: Entry) -> tuple[date, str]:
    return one.on, one.at.isoformat() if one.at else ""


def on(at: datetime) -> date:
    """The practice's day of a moment."""
    return timezone.localdate(at)
