"""The morning after a session, what it is held against, and whether mornings climb."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from statistics import median

from runwell.knowledge.pack import Pack
from runwell.programme.course import Course

DAY = timedelta(days=1)
WEEK = 7


@dataclass(frozen=True, slots=True)
class Aftermath:
    """pain, woke, painkillers: of the morning after; None where nothing was said.

    base: median of the mornings before the session (P_base); with fewer of them the lowest, and then `thin`;
    None without any. woke_before: pain woke the runner in one of those nights; None where nobody said.
    """

    pain: int | None
    woke: bool | None
    painkillers: bool
    base: int | None
    thin: bool
    woke_before: bool | None

    @classmethod
    def of(cls, pack: Pack, course: Course, day: date) -> Aftermath:
        """Of a session on that day."""
        morning = course.morning(day + DAY)
        base, thin = base_before(pack, course, day + DAY)
        nights = [said for one in _before(pack, course, day + DAY) if (said := one[1]) is not None]
        return cls(
            morning.pain if morning else None,
            morning.woke if morning else None,
            bool(morning and morning.painkillers),
            base,
            thin,
            any(nights) if nights else None,
        )


def base_before(pack: Pack, course: Course, morning: date) -> tuple[int | None, bool]:
    """What that morning is held against: the median of the mornings before it, and whether some lack."""
    wanted = int(pack.progressions.fact("inputs", "p-base").number)
    pains = [pain for pain, _ in _before(pack, course, morning) if pain is not None]
    if not pains:
        return None, True
    thin = len(pains) < wanted
    return min(pains) if thin else int(median(pains)), thin


def _before(pack: Pack, course: Course, morning: date) -> list[tuple[int | None, bool | None]]:
    wanted = int(pack.progressions.fact("inputs", "p-base").number)
    days = (course.morning(morning - DAY * back) for back in range(1, wanted + 1))
    return [(one.pain, one.woke) for one in days if one]


def slope(course: Course, until: date, days: int, fewest: int) -> float | None:
    """How much morning pain climbs a week, by least squares; None with fewer mornings than that."""
    mornings = (course.morning(until - DAY * back) for back in range(days))
    points = [
        ((one.on - until).days, one.pain) for one in mornings if one is not None and one.pain is not None
    ]
    if len(points) < fewest:
        return None
    middle = sum(x for x, _ in points) / len(points)
    level = sum(y for _, y in points) / len(points)
    spread = sum((x - middle) ** 2 for x, _ in points)
    return WEEK * sum((x - middle) * (y - level) for x, y in points) / spread
