"""What of the counts may be seen, so that a small number is never told and cannot be worked out.

A number under 5 may point to a person. It is hidden, and so is whatever would give it away by subtraction: a
month is the sum of its weeks, and the checks that ended are the sum of their levels. Weeks are seen first, so
they are never hidden later; the month gives way, or a level. Why: decision 0020.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from math import inf

SMALL = 5
Bounds = tuple[float, float]
FEW: Bounds = (0, SMALL - 1)


@dataclass(frozen=True, slots=True)
class Seen:
    """number: None where it is hidden. small: it is hidden because it is under 5, which may be said."""

    number: int | None
    small: bool = False

    @classmethod
    def of(cls, number: int) -> Seen:
        return cls(None, small=True) if number < SMALL else cls(number)


# Hidden to protect another.
NOT_SHOWN = Seen(None)


@dataclass(frozen=True, slots=True)
class SeenMonth:
    """total: of the whole month. weeks: each of its weeks. levels: the same total, parted by level."""

    total: Seen
    weeks: tuple[Seen, ...]
    levels: tuple[Seen, ...] = ()


def seen_month(weeks: Sequence[int], levels: Sequence[int] = ()) -> SeenMonth:
    """What may be seen of a month. The levels, where there are any, add up to the same as the weeks."""
    seen_weeks = tuple(Seen.of(number) for number in weeks)
    total = Seen.of(sum(weeks))
    for one in (total,) if total.small else (total, NOT_SHOWN):
        for some in _levels_with_fewer_and_fewer(levels):
            if gives_nothing_away(SeenMonth(one, seen_weeks, some)):
                return SeenMonth(one, seen_weeks, some)
    return SeenMonth(NOT_SHOWN, seen_weeks, tuple(NOT_SHOWN for _ in levels))


def _levels_with_fewer_and_fewer(levels: Sequence[int]) -> Iterator[tuple[Seen, ...]]:
    """First only the small ones hidden, then the least of the others too, and so on."""
    large = sorted((number, place) for place, number in enumerate(levels) if number >= SMALL)
    for count in range(len(large) + 1):
        hidden = {place for _, place in large[:count]}
        yield tuple(NOT_SHOWN if place in hidden else Seen.of(n) for place, n in enumerate(levels))


def gives_nothing_away(month: SeenMonth) -> bool:
    """Whether each small number, for all that the month tells, can still be any number from 0 to 4.

    Sums of whole numbers between bounds are again all whole numbers between bounds, so it is enough to try
    both ends of each.
    """
    sides = [[_bounds(one) for one in side] for side in (month.weeks, month.levels) if side]
    for side in sides:
        for place, one in enumerate(side):
            if one == FEW:
                for end in FEW:
                    tried = [*side[:place], (end, end), *side[place + 1 :]]
                    others = [tried if other is side else other for other in sides]
                    if not _agree([_bounds(month.total), *map(_sum, others)]):
                        return False
    return True


def _bounds(one: Seen) -> Bounds:
    """What a reader knows of it; of what is not shown, that it is no small one."""
    if one.number is not None:
        return (one.number, one.number)
    return FEW if one.small else (SMALL, inf)


def _sum(side: Sequence[Bounds]) -> Bounds:
    return (sum(low for low, _ in side), sum(high for _, high in side))


def _agree(several: Sequence[Bounds]) -> bool:
    return max(low for low, _ in several) <= min(high for _, high in several)
