"""The exercises of a programme: three to five, at most twenty minutes, each with its reason."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from runwell.knowledge.exercises import Exercise
from runwell.knowledge.facts import Standing
from runwell.knowledge.pack import Pack
from runwell.programme.because import Because, Why
from runwell.programme.causes import by_clinician_only, suits
from runwell.programme.dosing import first_dose, on_the_page, sessions_a_day
from runwell.programme.duration import seconds, session
from runwell.programme.locks import locks
from runwell.programme.order import in_order
from runwell.programme.prescription import FEWEST, LONGEST, MOST, Prescription, Programme
from runwell.programme.safety import closed, harmful
from runwell.programme.situation import Situation, demand_known
from runwell.programme.worth import tested, worth

ENOUGH = {1: 10 * 60, 2: 15 * 60, 3: 15 * 60, 4: 15 * 60}
"""Phase -> seconds after which three exercises are enough: `expert`; the first phase is done daily."""


def programme_of(pack: Pack, situation: Situation, kept: Sequence[Prescription] = ()) -> Programme:
    """The programme of a situation; locked, and why, where no exercise may be given.

    kept: what a clinician set. It stays so, unless a bone gate that they have not opened closes it.
    Refusal: a cause, a gate or equipment that the pack does not have.
    """
    demand_known(pack, situation)
    why = locks(pack, situation)
    if why:
        return _programme(pack, situation, locked=why)
    every = pack.exercises
    stays = [
        one for one in kept if one.exercise in every and not harmful(pack, situation, every[one.exercise])
    ]
    asked = _chosen(pack, situation, stays)
    return _programme(
        pack,
        situation,
        in_order(every, asked),
        fewer=() if len(asked) >= FEWEST else _few(pack, situation, asked),
    )


def candidates(pack: Pack, situation: Situation) -> tuple[Exercise, ...]:
    """Every exercise that suits a cause that is open, and that nothing closes."""
    return tuple(
        one
        for one in pack.exercises.values()
        if any(suits(one, cause) for cause in situation.causes) and not closed(pack, situation, one)
    )


def _programme(
    pack: Pack,
    situation: Situation,
    asked: tuple[Prescription, ...] = (),
    locked: tuple[Because, ...] = (),
    fewer: tuple[Because, ...] = (),
) -> Programme:
    return Programme(
        pack=pack.version,
        cause=situation.cause,
        phase=situation.phase,
        weekdays=situation.weekdays,
        a_day=sessions_a_day(pack, situation.phase),
        prescriptions=asked,
        locked=locked,
        fewer=fewer,
    )


def _chosen(pack: Pack, situation: Situation, stays: list[Prescription]) -> list[Prescription]:
    """One after the other, each time the one that adds most to those already there and still fits."""
    asked, every = list(stays), pack.exercises
    left = [one for one in candidates(pack, situation) if one.id not in {kept.exercise for kept in stays}]
    while left and len(asked) < MOST:
        if len(asked) >= FEWEST and session(every, asked) >= ENOUGH[situation.phase]:
            break
        there = [every[one.exercise] for one in asked]
        best = max(left, key=lambda one: worth(pack, situation, one, there))
        left.remove(best)
        dose = first_dose(best, _reasons(pack, situation, best))
        if session(every, asked) + seconds(best, dose) <= LONGEST:
            asked.append(dose)
    return asked


def _reasons(pack: Pack, situation: Situation, one: Exercise) -> tuple[Because, ...]:
    return tuple(_why(pack, situation, one))


def _why(pack: Pack, situation: Situation, one: Exercise) -> Iterator[Because]:
    facts = {"exercise": one.id}
    if suits(one, situation.cause):
        yield Because(Why.SUITS_CAUSE, {**facts, "cause": situation.cause})
    else:
        also = next(cause for cause in situation.also if suits(one, cause))
        yield Because(Why.ONLY_FOR_ALSO, {**facts, "cause": also})
    if check := tested(pack, situation, one):
        yield Because(Why.TESTED_NEXT, {**facts, "check": check})
    if on_the_page(one):
        yield Because(Why.ON_THE_PAGE, facts)


def _few(pack: Pack, situation: Situation, asked: Sequence[Prescription]) -> tuple[Because, ...]:
    """Why there are fewer than three: what closes those that would suit, their length, or that no more do."""
    if by_clinician_only(pack, situation.cause):
        facts = {"cause": situation.cause}
        return (Because(Why.ONLY_BY_CLINICIAN, facts, rests_on=Standing.REVIEW),)
    there = {one.exercise for one in asked}
    longer = [one for one in candidates(pack, situation) if one.id not in there]
    meant = [one for one in pack.exercises.values() if one.phase <= situation.phase]
    suited = [one for one in meant if any(suits(one, cause) for cause in situation.causes)]
    whys = list[Because]()
    for one in suited:
        if (why := closed(pack, situation, one)) and why not in whys:
            whys.append(why)
    whys += [Because(Why.TOO_LONG, {"exercise": one.id}) for one in longer]
    none_more = Because(Why.NOT_FOR_CAUSE, {"cause": situation.cause, "phase": situation.phase})
    return tuple(whys) or (none_more,)
