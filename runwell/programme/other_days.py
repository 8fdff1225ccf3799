"""The same programme on other days or with other things: only what needs a lost thing is replaced."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from runwell.knowledge.pack import Pack
from runwell.programme.because import Because, Why
from runwell.programme.choose import programme_of
from runwell.programme.prescription import FEWEST, Prescription, Programme
from runwell.programme.situation import Situation


def lost(pack: Pack, now: Programme, wanted: Situation) -> dict[str, tuple[Because, ...]]:
    """Exercise -> why it can no longer be done, for each that needs a thing that is not at hand."""
    found = {one.exercise: tuple(_missing(pack, one, wanted)) for one in now.prescriptions}
    return {exercise: why for exercise, why in found.items() if why}


def on_other_days(
    pack: Pack, now: Programme, there: Situation, wanted: Situation, today: date | None = None
) -> Programme:
    """What can be done stays, with its dose; nothing gets harder. today: from when new exercises count.

    What a clinician set stays whatever is at hand. Refusal: as `programme_of`.
    """
    asked, fewer = now.prescriptions, now.fewer
    if wanted.equipment != there.equipment:
        gone = lost(pack, now, wanted)
        stays = [one for one in asked if one.by_clinician or one.exercise not in gone]
        made = programme_of(pack, wanted, stays)
        room = max(len(asked), FEWEST) - len(stays)
        kept = {one.exercise for one in stays}
        added = [one for one in made.prescriptions if one.exercise not in kept][: max(0, room)]
        in_order = [one for one in made.prescriptions if one in stays or one in added]
        asked = tuple(replace(one, since=today) if one in added else one for one in in_order)
        fewer = made.fewer if len(asked) < FEWEST else ()
    # A bone that lands keeps a day between two sessions, whatever was picked.
    days = programme_of(pack, wanted, asked).weekdays
    return replace(now, pack=pack.version, weekdays=days, prescriptions=asked, fewer=fewer)


def _missing(pack: Pack, one: Prescription, wanted: Situation) -> Iterator[Because]:
    if one.exercise in pack.exercises:
        for need in pack.exercises[one.exercise].missing(wanted.equipment):
            yield Because(Why.NOT_AT_HAND, {"exercise": one.exercise, "equipment": need})
