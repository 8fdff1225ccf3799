"""When an office is open, in its own time zone, through days of other hours and changes of the clock."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time
from types import MappingProxyType
from typing import Any
from zoneinfo import ZoneInfo

WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")

Hours = tuple[tuple[time, time], ...]  # of one day by the wall clock, in order, none touching the next


@dataclass(frozen=True, slots=True)
class Span:
    """From one instant until another, which it does not hold. Both with a time zone."""

    begins_at: datetime
    ends_at: datetime

    def meets(self, other: Span) -> bool:
        return self.begins_at < other.ends_at and other.begins_at < self.ends_at


@dataclass(frozen=True, slots=True)
class Week:
    """days: the hours of a usual week, Monday first."""

    days: tuple[Hours, ...]

    @classmethod
    def of(cls, rows: Iterable[Mapping[str, Any]]) -> Week:
        """rows: [{"days": ["Monday", ...], "opens": "07:00", "closes": "19:00"}, ...], as they are kept."""
        every = list(rows)
        return cls(
            tuple(
                joined((row["opens"], row["closes"]) for row in every if name in row["days"])
                for name in WEEKDAYS
            )
        )


@dataclass(frozen=True, slots=True)
class Opening:
    """The usual week of an office in a time zone like "America/Chicago".

    other_days: the hours of days that differ; none where the office stays closed.
    """

    zone: str
    week: Week
    other_days: Mapping[date, Hours] = field(default_factory=lambda: MappingProxyType({}))

    def hours_on(self, day: date) -> Hours:
        other = self.other_days.get(day)
        return self.week.days[day.weekday()] if other is None else other

    def spans_on(self, day: date, only: Week | None = None) -> tuple[Span, ...]:
        """When it is open on a day of its calendar. only: and somebody works there."""
        hours = self.hours_on(day)
        if only is not None:
            hours = shared(hours, only.days[day.weekday()])
        spans = (Span(self._late(day, opens), self._early(day, closes)) for opens, closes in hours)
        return tuple(span for span in spans if span.begins_at < span.ends_at)

    def day_of(self, at: datetime) -> date:
        """The day of its calendar on which an instant falls."""
        return at.astimezone(ZoneInfo(self.zone)).date()

    def midnight(self, day: date) -> datetime:
        """The instant at which a day of its calendar begins."""
        return self._early(day, time())

    def _late(self, day: date, at: time) -> datetime:
        """The later instant, where a change of the clock skips this time or lets it come twice."""
        return max(self._instants(day, at))

    def _early(self, day: date, at: time) -> datetime:
        return min(self._instants(day, at))

    def _instants(self, day: date, at: time) -> tuple[datetime, datetime]:
        both = (datetime.combine(day, at.replace(fold=fold), ZoneInfo(self.zone)) for fold in (0, 1))
        first, second = (one.astimezone(UTC) for one in both)
        return first, second


def opening_of(
    zone: str, rows: Iterable[Mapping[str, Any]], other: Iterable[tuple[date, str, str]]
) -> Opening:
    """other: day, opens, closes; both "" where the office stays closed on that day."""
    days = {day: joined([(opens, closes)]) if opens else () for day, opens, closes in other}
    return Opening(zone, Week.of(rows), MappingProxyType(days))


def joined(spans: Iterable[tuple[str, str]]) -> Hours:
    """ "07:00", "12:00" and "12:00", "19:00" are one span, so that a visit may lie across noon."""
    hours: list[tuple[time, time]] = []
    for opens, closes in sorted(
        (time.fromisoformat(first), time.fromisoformat(last)) for first, last in spans
    ):
        if hours and opens <= hours[-1][1]:
            hours[-1] = (hours[-1][0], max(closes, hours[-1][1]))
        else:
            hours.append((opens, closes))
    return tuple(hours)


def shared(some: Hours, others: Hours) -> Hours:
    """The hours that stand in both."""
    pairs = ((max(a[0], b[0]), min(a[1], b[1])) for a in some for b in others)
    return tuple(sorted((opens, closes) for opens, closes in pairs if opens < closes))
