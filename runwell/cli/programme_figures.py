"""The figures of simulated patients with the programme, as tables and as JSON."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from statistics import quantiles
from typing import Any

from runwell.cli.evaluation_tables import table
from runwell.cli.programme_pool import Patients
from runwell.programme.simulated_weeks import WEEKS, Counted

COLUMNS = (
    "patients",
    "steps up",
    "above tolerance",
    "mornings with room",
    "held back",
    "of these after green",
    "red days",
    "flares",
    "run gate within 12 weeks",
    "weeks to the run gate",
    "could bear it by then",
)


def in_words(patients: Patients, every: Sequence[Counted]) -> str:
    """What must never be, then the figures by kind and by group of causes."""
    after_red, early = _sum(every, "after_red"), _sum(every, "impact_early")
    title = f"## {patients.number} simulated patients over {WEEKS} weeks, seed {patients.seed}"
    never = table(
        ("must never be", "times"),
        [
            ("a step up on the morning after a red session", str(after_red)),
            ("an impact exercise with a bone cause before G3", str(early)),
        ],
    )
    kinds = _by(every, lambda one: one.kind.value)
    groups = _by(every, lambda one: one.group)
    parts = [title, never, "### By kind of patient", kinds]
    return "\n\n".join([*parts, "### By group of causes", groups])


def in_json(patients: Patients, every: Sequence[Counted]) -> dict[str, Any]:
    """The same figures."""
    return {
        "patients": patients.number,
        "seed": patients.seed,
        "stepped_up_after_red": _sum(every, "after_red"),
        "impact_before_gate": _sum(every, "impact_early"),
        "all": _figures(every),
        "kinds": {name: _figures(some) for name, some in _grouped(every, lambda one: one.kind.value)},
        "groups": {name: _figures(some) for name, some in _grouped(every, lambda one: one.group)},
    }


def unsafe(every: Iterable[Counted]) -> int:
    """How often something was that must never be."""
    return sum(one.after_red + one.impact_early for one in every)


def _by(every: Sequence[Counted], key: Callable[[Counted], str]) -> str:
    rows = [(name, *_row(some)) for name, some in (*_grouped(every, key), ("all", every))]
    return table(("", *COLUMNS), rows)


def _grouped(every: Sequence[Counted], key: Callable[[Counted], str]) -> list[tuple[str, Sequence[Counted]]]:
    names = dict.fromkeys(key(one) for one in every)
    return [(name, [one for one in every if key(one) == name]) for name in names]


def _row(some: Sequence[Counted]) -> tuple[str, ...]:
    said = _figures(some)
    low, middle, high = said["weeks_to_run_gate"] or ("-",) * 3
    return (
        str(said["patients"]),
        str(said["steps_up"]),
        _percent(said["above_tolerance"]),
        str(said["mornings_with_room"]),
        _percent(said["held_back"]),
        _percent(said["held_back_after_green"]),
        str(said["red_days"]),
        str(said["flares"]),
        f"{said['reached_run_gate']} ({_percent(said['reached_run_gate'] / len(some))})",
        f"{middle} ({low}-{high})",
        f"{said['could_bear_running']} ({_percent(said['could_bear_running'] / len(some))})",
    )


def _figures(some: Sequence[Counted]) -> dict[str, Any]:
    weeks = sorted(one.run_week for one in some if one.run_week is not None)
    held = _sum(some, "held")
    return {
        "patients": len(some),
        "steps_up": _sum(some, "ups"),
        "above_tolerance": _share(_sum(some, "above"), _sum(some, "ups")),
        "mornings_with_room": _sum(some, "chances"),
        "held_back": _share(held, _sum(some, "chances")),
        "held_back_after_green": _share(_sum(some, "held_green"), held),
        "red_days": _sum(some, "reds"),
        "flares": _sum(some, "flares"),
        "reached_run_gate": len(weeks),
        "weeks_to_run_gate": [round(one, 1) for one in quantiles(weeks, n=4)] if len(weeks) > 1 else None,
        "could_bear_running": sum(one.ready_week is not None for one in some),
    }


def _sum(some: Iterable[Counted], name: str) -> int:
    return sum(getattr(one, name) for one in some)


def _share(part: int, whole: int) -> float | None:
    return round(part / whole, 4) if whole else None


def _percent(share: float | None) -> str:
    return "-" if share is None else f"{100 * share:.1f} %"
