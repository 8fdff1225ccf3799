"""From days and values to places in a picture, as the text that stands in SVG."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from django.utils.dateformat import format as in_format

STEPS = (1, 2, 5, 10, 20, 25, 50, 100)
MOST_STEPS, MOST_DAYS = 5, 4
A_LONG_TIME = 300
"""Days from which the year is said instead of the day."""


@dataclass(frozen=True, slots=True)
class Scale:
    """Numbers from low to high lie from start to end. Where low is high, all lie in the middle."""

    low: float
    high: float
    start: float
    end: float

    def at(self, value: float) -> float:
        if self.high == self.low:
            return (self.start + self.end) / 2
        return self.start + (self.end - self.start) * (value - self.low) / (self.high - self.low)

    def ticks(self) -> Iterator[int]:
        """Round numbers from low on, six at most."""
        low, high = int(self.low), int(self.high)
        fits = (one for one in STEPS if (high - low) / one <= MOST_STEPS and low % one == 0)
        yield from range(low, high + 1, next(fits, max(1, high - low)))


@dataclass(frozen=True, slots=True)
class Days:
    """The days from first to last lie from start to end."""

    first: date
    last: date
    start: float
    end: float

    def at(self, day: date) -> float:
        return Scale(0, (self.last - self.first).days, self.start, self.end).at((day - self.first).days)

    def holds(self, day: date) -> bool:
        return self.first <= day <= self.last

    def ticks(self) -> tuple[date, ...]:
        """Up to four days in even steps, the first and the last among them."""
        days = (self.last - self.first).days
        steps = min(MOST_DAYS - 1, days)
        if not steps:
            return (self.first,)
        return tuple(self.first + timedelta(days=days * one // steps) for one in range(steps + 1))

    def says(self, day: date) -> str:
        """As short as it may be, such as "Nov 3", or "Nov 2026" in a long time."""
        return in_format(day, "M Y" if (self.last - self.first).days > A_LONG_TIME else "M j")


def placed(number: float) -> str:
    """A coordinate: a tenth is finer than any screen, and no language puts a comma into it."""
    return f"{number:.1f}".removesuffix(".0")
