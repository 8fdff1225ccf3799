"""The mornings of a program, anew from its base, so that entries that come late count as if made in time."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, timedelta

from django.utils.translation import gettext

from runwell.knowledge.pack import Pack
from runwell.programme.because import Because, Why
from runwell.programme.changed import Change, Changed
from runwell.programme.course import Course
from runwell.programme.flare import Flare
from runwell.programme.going_on import carried_on
from runwell.programme.locks import locks
from runwell.programme.prescription import Prescription, Programme
from runwell.programme.situation import Situation, demand_known
from runwell.refusals import Refusal

LONGEST, SHORTENED = 180, 90
"""Mornings that are replayed at most, and those that stay open when an earlier base is let go."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Base:
    """From what, and from which morning on, the mornings are replayed. flares: those before."""

    programme: Programme
    on: date
    flares: tuple[Flare, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Replay:
    """base: the same as it was, or a later one. before: a base from which today alone is replayed.

    now: as today's morning left it; locks that the situation brings hold in its place. changes: all of them.
    """

    base: Base
    before: Base
    now: Changed
    changes: tuple[Change, ...]


def replay(pack: Pack, base: Base, there: Situation, course: Course, *, began: date, today: date) -> Replay:
    """Every morning from the base to today. began: what was done before that day earns no step.

    Refusal: the pack has the cause or an exercise of the program no more.
    """
    open_today = replace(there, locks=(), equipment=there.equipment & frozenset(pack.equipment))
    demand_known(pack, open_today)
    begun = _since(_still_known(pack, base.programme), None, began)
    mornings = carried_on(pack, begun, open_today, course, base.on, today, base.flares)
    every = [replace(one, programme=_since(one.programme, began, None)) for one in mornings]
    states = [base, *(Base(programme=one.programme, on=today, flares=one.flares) for one in every)]
    before = [replace(one, on=base.on + timedelta(days=place)) for place, one in enumerate(states)]
    return Replay(
        base=base if len(every) <= LONGEST else before[-1 - SHORTENED],
        before=before[-2],
        now=_locked(pack, replace(there, equipment=open_today.equipment), every[-1]),
        changes=tuple(change for one in every for change in one.changes),
    )


def reasons(changes: Iterable[Change]) -> dict[str, tuple[Because, ...]]:
    """Exercise, or "" for the phase -> why it last changed."""
    found: dict[str, tuple[Because, ...]] = {}
    for one in changes:
        if one.did.why is Why.BACK_A_PHASE:
            found[""] = (one.did, *one.because)
        elif one.was != one.now:
            moved = {each.exercise for each in (one.was, one.now) if each}
            found |= dict.fromkeys(moved, (one.did, *one.because))
    return found


def _locked(pack: Pack, there: Situation, changed: Changed) -> Changed:
    """A red flag or a clinician's word closes today; the program behind it stays and goes on afterwards."""
    why = locks(pack, there)
    if not there.locks or changed.programme.locked:
        return changed
    shut = replace(changed.programme, prescriptions=(), locked=why)
    return replace(changed, meanwhile=shut, clinician=(*changed.clinician, *why))


def _still_known(pack: Pack, programme: Programme) -> Programme:
    gone = [one.exercise for one in programme.prescriptions if one.exercise not in pack.exercises]
    if gone:
        what = gettext("the knowledge has changed: it has {exercise} no more").format(exercise=gone[0])
        raise Refusal(what, gettext("program"), gettext("Begin a new program, or ask your clinician"))
    asked = tuple(_known_way(pack, one) for one in programme.prescriptions)
    return replace(programme, prescriptions=asked)


def _known_way(pack: Pack, one: Prescription) -> Prescription:
    """Without the exercise that it came from, where that is no more."""
    rose, fell = (name if name in pack.exercises else "" for name in (one.rose_from, one.fell_from))
    return replace(one, rose_from=rose, fell_from=fell)


def _since(programme: Programme, was: date | None, now: date | None) -> Programme:
    """Which day a dose holds from, where nothing but the beginning of the program says it."""
    asked = tuple(
        replace(one, since=now) if one.since == was and not one.by_clinician else one
        for one in programme.prescriptions
    )
    return replace(programme, prescriptions=asked)
