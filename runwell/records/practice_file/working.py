"""When somebody sees patients at each of their offices."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import combinations
from typing import Any

from runwell.records.practice_file.hours import DAYS, by_day, hours_problems
from runwell.refusals import Refusal

MEND = 'Write {"chicago": [{"days": ["Monday"], "opens": "07:00", "closes": "12:00"}]}'

HoursAt = Mapping[str, Sequence[Mapping[str, Any]]]  # slug of an office -> hours there


def working_problems(given: Any, where: str) -> list[Refusal]:
    """What is wrong with the hours of a person at their offices."""
    if not isinstance(given, dict) or not all(isinstance(slug, str) for slug in given):
        return [Refusal("'hours' is not an object of offices", where, MEND)]
    problems = list[Refusal]()
    for slug, rows in given.items():
        problems += hours_problems(rows, f"{where}, at {slug}")
    return problems or two_places_problems(given, where)


def two_places_problems(given: HoursAt, where: str) -> list[Refusal]:
    """Nobody is at two offices at once."""
    weeks = {slug: by_day(rows) for slug, rows in given.items()}
    mend = "Let the hours at one office end before those at the other begin"
    return [
        Refusal(f"the hours at {one} and {other} overlap on {day}", where, mend)
        for (one, first), (other, second) in combinations(weeks.items(), 2)
        for day in DAYS
        if any(a[0] < b[1] and b[0] < a[1] for a in first[day] for b in second[day])
    ]
