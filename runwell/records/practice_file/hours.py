"""When an office is open in a usual week."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from datetime import time
from itertools import pairwise
from typing import Any

from runwell.refusals import Refusal

DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
CLOCK = re.compile(r"([01]\d|2[0-3]):[0-5]\d")
MEND = 'Write {"days": ["Monday"], "opens": "07:00", "closes": "19:00"}'

Span = tuple[str, str]  # ("07:00", "19:00")


def hours_problems(hours: Any, where: str) -> list[Refusal]:
    """What is wrong with the rows of a week; a day may stand in two rows that do not overlap."""
    if not isinstance(hours, list | tuple):
        return [Refusal("its hours cannot be read", where, MEND)]
    problems = [problem for row in hours if (problem := _row_problem(row, where))]
    return problems or _overlaps(hours, where)


def by_day(hours: Iterable[Mapping[str, Any]]) -> dict[str, list[Span]]:
    """The spans of each of the seven days, the earliest first; none on a day when the office is closed."""
    week: dict[str, list[Span]] = {day: [] for day in DAYS}
    for row in hours:
        for day in row["days"]:
            week[day].append((row["opens"], row["closes"]))
    return {day: sorted(spans) for day, spans in week.items()}


def as_rows(week: Mapping[str, Iterable[Span]]) -> list[dict[str, Any]]:
    """The same as rows, days with the same hours together, in the order of the week."""
    days: dict[Span, list[str]] = {}
    for day in DAYS:
        for span in week.get(day, ()):
            days.setdefault(span, []).append(day)
    return [{"days": names, "opens": opens, "closes": closes} for (opens, closes), names in days.items()]


def is_span(opens: Any, closes: Any) -> bool:
    """Two times of one day as "HH:MM", the first before the second."""
    both = all(isinstance(at, str) and CLOCK.fullmatch(at) for at in (opens, closes))
    return both and time.fromisoformat(opens) < time.fromisoformat(closes)


def _row_problem(row: Any, where: str) -> Refusal | None:
    right = isinstance(row, dict) and isinstance(row.get("days"), list)
    if not right or not all(
        isinstance(row.get(at), str) and CLOCK.fullmatch(row[at]) for at in ("opens", "closes")
    ):
        return Refusal("its hours cannot be read", where, MEND)
    known = row["days"] and all(day in DAYS for day in row["days"])
    if not known or not is_span(row["opens"], row["closes"]):
        return Refusal("its hours name an unknown day or end before they begin", where, MEND)
    return None


def _overlaps(hours: Iterable[Mapping[str, Any]], where: str) -> list[Refusal]:
    mend = "Let one span end before the next begins"
    return [
        Refusal(f"its hours on {day} overlap", where, mend)
        for day, spans in by_day(hours).items()
        if any(later[0] < earlier[1] for earlier, later in pairwise(spans))
    ]
