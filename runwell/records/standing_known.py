"""Since when each fact of a standing is known here, so that a look settles only what was there to be seen."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime, time, timedelta
from typing import Any

from django.utils import timezone

DAYS = (
    "red_on",
    "bone_on",
    "flare_on",
    "phase_met_on",
    "gate_waits_on",
    "look_on",
    "closed_on",
    "empty_on",
    "broken_on",
)
WHY = {"look_on": "look", "closed_on": "closed"}


def known(before: Mapping[str, Any], facts: Mapping[str, Any], now: datetime) -> dict[str, list[str]]:
    """Fact -> what it is and since when; as it was where it is the same. before: the same, of the last time.

    Made for the first time, it is as if each had been known the day after: what a clinician looked at long
    ago is not asked about again.
    """
    every: dict[str, list[str]] = {}
    for name in DAYS:
        if facts.get(name):
            what, was = _what(facts, name), before.get(name)
            first = now if before else min(now, _day_after(facts[name]))
            every[name] = list(was) if was and was[0] == what else [what, first.isoformat()]
    return every


def known_at(kept: Mapping[str, Any], name: str) -> datetime | None:
    """Since when, by the practice's clock; None where that is not kept."""
    return timezone.localtime(datetime.fromisoformat(kept[name][1])) if name in kept else None


def _what(facts: Mapping[str, Any], name: str) -> str:
    """Its day; and why, where there can be another reason since the same day."""
    whys = sorted({one["why"] for one in facts.get(WHY.get(name, ""), ())})
    return " ".join((facts[name].isoformat(), *whys))


def _day_after(on: date) -> datetime:
    return timezone.make_aware(datetime.combine(on + timedelta(days=2), time.min)) - timedelta(seconds=1)
