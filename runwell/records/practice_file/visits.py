"""How long a visit is, and how soon and how far ahead one can be asked for."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any

from runwell.refusals import Refusal

# Each with its least and its most.
VISITS = MappingProxyType(
    {"visit_minutes": (15, 240), "visit_notice_hours": (0, 336), "visit_days_ahead": (1, 365)}
)
QUARTER = 15


def visits_problems(given: Mapping[str, Any]) -> list[Refusal]:
    """What is wrong with what is said of visits."""
    problems = list[Refusal]()
    for name, (least, most) in VISITS.items():
        if name not in given:
            continue
        said = given[name]
        if not isinstance(said, int) or isinstance(said, bool) or not least <= said <= most:
            what = f"{name!r} is no whole number from {least} to {most}"
            problems.append(Refusal(what, "practice", "Write it without quotes"))
        elif name == "visit_minutes" and said % QUARTER:
            what = f"{name!r} is no number of quarters of an hour"
            problems.append(Refusal(what, "practice", "Write 15, 30, 45, 60, ..."))
    return problems
