"""What of an answer of the check a runner may send along: one paragraph, shown to them before it is sent."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.utils.translation import gettext

from runwell.check.said import day
from runwell.web.check.looks import FITS, LOOKS

LONGEST = 500
TODAY = frozenset({"urgent-same-day", "emergency"})
"""Levels at which nobody should wait for an answer to a form."""


def reason_of(verdict: dict[str, Any]) -> str:
    """verdict: `Verdict.as_json()`. Its level, what it says in one sentence, and the causes that it named."""
    on = day(date.fromisoformat(verdict["on"]))
    level = LOOKS[verdict["level"]].name
    words = [gettext("Hip check on {on}: {level}.").format(on=on, level=level), _ended(verdict["headline"])]
    causes = [f"{cause['name']} ({str(FITS[cause['band']][1]).lower()})" for cause in verdict["causes"]]
    if causes:
        words.append(gettext("Possible causes: {causes}.").format(causes=", ".join(causes)))
    whole = " ".join(words)
    return whole if len(whole) <= LONGEST else whole[: LONGEST - 1] + "…"


def _ended(words: str) -> str:
    return words if words.endswith((".", "?")) else f"{words}."
