"""A flare: when it begins, and what each of its days allows. A bone's stop is kept in the same shape."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from runwell.knowledge.facts import Fact
from runwell.knowledge.pack import Pack
from runwell.programme.aftermath import DAY, base_before
from runwell.programme.bands import Band, judged_day
from runwell.programme.because import Because, Why
from runwell.programme.course import Course


class Stands(StrEnum):
    """What a day of a flare is."""

    RESTS = "rests"
    STAYS = "stays"
    CLINICIAN = "clinician"
    OVER = "over"


@dataclass(frozen=True, slots=True, kw_only=True)
class Flare:
    """began: its day 0. base: the median morning before it. over: the morning on which it ended.

    bone: any pain of a bone, which stops everything.
    """

    began: date
    base: int
    because: Because
    over: date | None = None
    bone: bool = False


def begins(pack: Pack, group: str, course: Course, today: date) -> Flare | None:
    """The flare that begins this morning, if one does."""
    base, _ = base_before(pack, course, today)
    for because in (_by_limp(course, today), _by_morning(pack, course, today, base)):
        if because:
            return Flare(began=today, base=base or 0, because=because)
    because = _by_reds(pack, group, course, today)
    return Flare(began=today, base=base or 0, because=because) if because else None


def stands(pack: Pack, flare: Flare, course: Course, today: date) -> Stands:
    """What today is in an open flare. A morning of which nothing was said is no reason to go on."""
    day = (today - flare.began).days
    if day < _fact(pack, "day-of-decision").number:
        return Stands.RESTS
    must_be_seen = day >= _fact(pack, "day-of-clinician").number
    seen = any(one > flare.began for one in course.seen if one <= today)
    morning = course.morning(today)
    pain = morning.pain if morning else None
    settled = pain is not None and pain <= flare.base + _fact(pack, "decision-margin").number
    if settled and not (morning and morning.painkillers) and (seen or not must_be_seen):
        return Stands.OVER
    return Stands.CLINICIAN if must_be_seen and not seen else Stands.STAYS


def back_a_phase(pack: Pack, flares: tuple[Flare, ...]) -> bool:
    """Whether the last flare came so soon after the one before that a whole phase is lost."""
    last = [one for one in flares if not one.bone][-int(_fact(pack, "flares-back").number) :]
    enough = len(last) == int(_fact(pack, "flares-back").number)
    return enough and (last[-1].began - last[0].began).days <= _fact(pack, "two-flares").number


def _by_limp(course: Course, today: date) -> Because | None:
    """A limp is new where the session before had none, or nothing was said of it."""
    limped = any(session.limp for session in course.efforts_of(today - DAY))
    if not limped:
        return None
    before = course.last_effort(today - DAY * 2)
    sessions = course.efforts_of(before) if before else ()
    if any(session.limp for session in sessions):
        return None
    said = bool(sessions) and all(session.limp is False for session in sessions)
    return Because(Why.FLARE_LIMP, cautious=not said)


def _by_morning(pack: Pack, course: Course, today: date, base: int | None) -> Because | None:
    morning, rise = course.morning(today), _fact(pack, "what-is-a-flare")
    if base is None or morning is None or morning.pain is None or morning.pain < base + rise.number:
        return None
    return Because(Why.FLARE_MORNING, {"pain": morning.pain, "base": base}, rise.rests_on)


def _by_reds(pack: Pack, group: str, course: Course, today: date) -> Because | None:
    last = judged_day(pack, group, course, today - DAY)
    if last is None or last.band is not Band.RED:
        return None
    within = pack.progressions.fact("exercise-load", "reds-to-flare")
    wanted = int(pack.progressions.fact("exercise-load", "reds-of-a-flare").number)
    days = (today - DAY * back for back in range(2, int(within.number) + 2))
    reds = 1 + sum(_red(pack, group, course, day) for day in days)
    facts = {"reds": wanted, "days": int(within.number)}
    return Because(Why.FLARE_REDS, facts, within.rests_on) if reds >= wanted else None


def _red(pack: Pack, group: str, course: Course, day: date) -> bool:
    found = judged_day(pack, group, course, day)
    return found is not None and found.band is Band.RED


def _fact(pack: Pack, name: str) -> Fact:
    return pack.progressions.fact("flare", name)
