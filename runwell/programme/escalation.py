"""When a clinician should look because it does not get better: no sooner and no later than it says."""

from __future__ import annotations

from datetime import date
from statistics import median

from runwell.knowledge.facts import Fact
from runwell.knowledge.pack import Pack
from runwell.programme.aftermath import DAY, WEEK
from runwell.programme.because import Because, Why
from runwell.programme.course import Course


def escalations(pack: Pack, course: Course, begun: date, today: date, asked: int) -> tuple[Because, ...]:
    """Why a clinician should look today. asked: days with sessions that were asked for so far."""
    since = max([begun, *(day for day in course.seen if day <= today)])
    weeks = (today - since).days // WEEK
    first, last = _week(course, begun), _week(course, today - DAY * (WEEK - 1))
    worse, late = _fact(pack, "worse-weeks"), _fact(pack, "no-better-weeks")
    if weeks >= late.number and _adherent(pack, course, begun, today, asked):
        if first is None or last is None:
            return (Because(Why.CANNOT_TELL, {"weeks": weeks}, late.rests_on, cautious=True),)
        if last and last >= first:
            return (Because(Why.NO_BETTER, {"weeks": weeks}, late.rests_on),)
    if weeks >= worse.number and first is not None and last is not None and last > first:
        return (Because(Why.WORSE, {"weeks": weeks}, worse.rests_on),)
    return ()


def adherence(course: Course, begun: date, today: date, asked: int) -> float:
    """The share of the days asked for on which there was a session, at most 1."""
    done = len({one.on for one in course.sessions if begun <= one.on < today})
    return min(1.0, done / asked) if asked else 0.0


def _adherent(pack: Pack, course: Course, begun: date, today: date, asked: int) -> bool:
    enough = _fact(pack, "no-better-adherence").number / 100
    return adherence(course, begun, today, asked) >= enough


def _week(course: Course, first: date) -> float | None:
    """The middle morning of seven; None where nothing was said."""
    mornings = (course.morning(first + DAY * number) for number in range(WEEK))
    pains = [one.pain for one in mornings if one and one.pain is not None]
    return median(pains) if pains else None


def _fact(pack: Pack, name: str) -> Fact:
    return pack.progressions.fact("escalate", name)
