"""What a morning does to a programme: the rule is run once each morning, for yesterday's session."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date

from runwell.knowledge.pack import Pack
from runwell.programme import bone_goes_on, flare_goes_on
from runwell.programme.aftermath import DAY
from runwell.programme.bands import judged_day
from runwell.programme.causes import bones, group_of
from runwell.programme.changed import Changed
from runwell.programme.choose import programme_of
from runwell.programme.course import Course
from runwell.programme.flare import Flare
from runwell.programme.locks import locks
from runwell.programme.moment import Moment
from runwell.programme.prescription import Programme
from runwell.programme.safety import closed
from runwell.programme.situation import Situation


def tomorrow(
    pack: Pack,
    programme: Programme,
    situation: Situation,
    course: Course,
    today: date,
    allowed: Callable[[str], bool] | None = None,
    flares: tuple[Flare, ...] = (),
) -> Changed:
    """The programme as it goes on from this morning, and why. To be called once for each day.

    allowed: whether an exercise may be given; without it what the safety rules say of the situation. Where
    the programme comes back in another phase, the situation's is to follow it.
    """
    now = Moment(
        pack=pack,
        group=_group(pack, situation),
        programme=programme,
        situation=situation,
        course=course,
        today=today,
        allowed=allowed or (lambda one: closed(pack, situation, pack.exercises[one]) is None),
        anew=lambda there, kept: programme_of(pack, there, kept),
        flares=flares,
    )
    if programme.locked:
        return Changed(programme=programme, flares=flares)
    if why := locks(pack, situation):
        shut = replace(programme, prescriptions=(), locked=why)
        return Changed(programme=programme, meanwhile=shut, clinician=why, flares=flares)
    now = replace(now, judged=judged_day(pack, now.group, course, today - DAY))
    bone = pack.progressions.bands[now.group].amber_from is None
    return bone_goes_on.morning(now) if bone else flare_goes_on.morning(now)


def carried_on(
    pack: Pack,
    begun: Programme,
    situation: Situation,
    course: Course,
    first: date,
    today: date,
    flares: tuple[Flare, ...] = (),
) -> tuple[Changed, ...]:
    """Every morning from the first to today, anew from the log: so late entries count as if made in time.

    flares: those before the first morning.
    """
    every: list[Changed] = []
    programme = begun
    for day in range((today - first).days + 1):
        there = replace(situation, phase=programme.phase)
        changed = tomorrow(pack, programme, there, course, first + DAY * day, flares=flares)
        every.append(changed)
        programme, flares = changed.programme, changed.flares
    return tuple(every)


def _group(pack: Pack, situation: Situation) -> str:
    """The group of the cause; a bone that is open beside it goes first, since no rule is stricter."""
    return group_of(pack, next(iter(bones(pack, situation)), situation.cause))
