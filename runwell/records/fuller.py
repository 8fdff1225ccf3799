"""Which of several words about one set counts: the fullest, by an order in which no two are equal."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from runwell.records.models import SetEntry

Fullness = tuple[bool, int, int, int, str, str, str]


def counting(sets: Iterable[SetEntry]) -> set[SetEntry]:
    """One for each exercise, set and side; the same whatever the order in which they came."""
    by_place: dict[tuple[str, int, str], list[SetEntry]] = defaultdict(list)
    for one in sets:
        by_place[one.exercise, one.number, one.side].append(one)
    return {max(said, key=_fullness) for said in by_place.values()}


def _fullness(one: SetEntry) -> Fullness:
    """Done before skipped, then how much was said, then how much was done."""
    said = (one.repetitions, one.seconds, one.reserve, one.pain, one.said or None)
    answers = sum(value is not None for value in said)
    much = (one.repetitions or 0, one.seconds or 0)
    return (not one.skipped, answers, *much, one.at.isoformat(), str(one.device_id), one.said_whole)
