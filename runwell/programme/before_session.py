"""When a runner reads the warning and is asked about red flags again, before a session."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from runwell.knowledge.pack import Pack
from runwell.programme.aftermath import DAY
from runwell.programme.flare import Flare

HOLDS = 14
"""Days for which the runner's word holds: `expert`, decision 0034."""


class Again(StrEnum):
    """Why it is asked."""

    FIRST = "first"
    NEW_PROGRAM = "new-program"
    FLARE = "flare"
    LONG_AGO = "long-ago"


@dataclass(frozen=True, slots=True)
class Word:
    """What the runner said last. on: their day; at: the moment."""

    on: date
    at: datetime


def asked_again(word: Word | None, began_at: datetime, called: date | None, today: date) -> Again | None:
    """Why it is asked now; None while the word holds. called: when a flare last asked for a clinician."""
    if word is None:
        return Again.FIRST
    if word.at < began_at:
        return Again.NEW_PROGRAM
    if called and word.on < called <= today:
        return Again.FLARE
    return Again.LONG_AGO if (today - word.on).days > HOLDS else None


def called_on(pack: Pack, flares: Iterable[Flare], today: date) -> date | None:
    """The last day, up to today, on which a flare that had not settled asked for a clinician."""
    wait = DAY * int(pack.progressions.fact("flare", "day-of-clinician").number)
    days = (
        one.began + wait
        for one in flares
        if not one.bone and (one.over is None or one.over > one.began + wait)
    )
    return max((day for day in days if day <= today), default=None)
