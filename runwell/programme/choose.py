"""The exercises of a programme: three to five, at most twenty minutes, each with its reason."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from runwell.knowledge.exercises import Exercise
from runwell.knowledge.facts import Standing
from runwell.knowledge.pack import Pack
from runwell.programme.because import Because, Why
from runwell.programme.causes import bones, by_clinician_only, soon_over, suits
from runwell.programme.dosing import first_dose, on_the_page, sessions_a_day
from runwell.programme.duration import seconds, session
from runwell.programme.locks import locks
from runwell.programme.order import in_order
from runwell.programme.prescription import FEWEST, LONGEST, MOST, Prescription, Programme
from runwell.programme.room import in_full
from runwell.programme.safety import closed, harmful
from runwell.programme.situation import DAYS, Situation, demand_known
from runwell.programme.tested import musts, tested, then
from runwell.programme.worth import worth

ENOUGH = {1: 10 * 60, 2: 15 * 60, 3: 15 * 60, 4: 10 * 60}
"""Phase -> seconds after which three exercises are enough, `expert`: the last has runs beside it."""
LIMIT = {1: 13 * 60, 2: LONGEST, 3: LONGEST, 4: LONGEST}
"""Phase -> the longest session, `expert`: what is irritated and trained daily is not trained for long."""
ONE_MORE = 5 * 60
"""Seconds that are kept free for an exercise beside those that are tested."""
FIRST_SETS = 2
"""The sets with which an exercise begins where the session would else be too long: `expert`."""


def programme_of(pack: Pack, situation: Situation, kept: Sequence[Prescription] = ()) -> Programme:
    """The programme of a situation; locked, and why, where no exercise may be given.

    kept: what a clinician set. It stays so, unless a bone gate that they have not opened closes it.
    Refusal: a cause, a gate or equipment that the pack does not have.
    """
    demand_known(pack, situation)
    why = locks(pack, situation)
    if why:
        return _programme(pack, situation, locked=why)
    if situation.phase > 1 and soon_over(pack, situation):
        first = programme_of(pack, replace(situation, phase=1), kept)
        return replace(first, phase=situation.phase)
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
        weekdays=_days(pack, situation, asked),
        a_day=sessions_a_day(pack, situation.phase),
        prescriptions=asked,
        locked=locked,
        fewer=fewer,
    )


def _days(pack: Pack, situation: Situation, asked: Sequence[Prescription]) -> tuple[int, ...]:
    """The days that were picked; a bone that lands has a day without between two of them."""
    impact = any(pack.exercises[one.exercise].impact for one in asked if one.exercise in pack.exercises)
    if not impact or not bones(pack, situation):
        return situation.weekdays
    apart = list[int]()
    for day in sorted(situation.weekdays):
        if not apart or (day - apart[-1] > 1 and (apart[0] - day) % len(DAYS) != 1):
            apart.append(day)
    return tuple(apart)


def _chosen(pack: Pack, situation: Situation, stays: list[Prescription]) -> list[Prescription]:
    """What is tested next, one of the cause's own, what of the run gate goes on, then what adds most."""
    first, later = musts(pack, situation), then(pack, situation)
    room = LIMIT[situation.phase] - ONE_MORE
    doses = [_dose(pack, situation, one) for one in (*first, *later)]
    tight = in_full(pack, situation, [*stays, *doses]) > room
    asked = list(stays)
    for one in first:
        _add(pack, situation, asked, one, LONGEST, fewer=tight)
    if len(asked) + len(later) < MOST:
        _best(pack, situation, asked, LIMIT[situation.phase], len(asked) + 1)
    for one in later:
        _add(pack, situation, asked, one, LIMIT[situation.phase], fewer=tight)
    _best(pack, situation, asked, LIMIT[situation.phase], MOST)
    if len(asked) < FEWEST:
        asked[len(stays) :] = [_fewer_sets(pack.exercises[one.exercise], one) for one in asked[len(stays) :]]
        _best(pack, situation, asked, LIMIT[situation.phase], FEWEST)
    _best(pack, situation, asked, LONGEST, FEWEST)
    return asked


def _best(pack: Pack, situation: Situation, asked: list[Prescription], limit: int, most: int) -> None:
    """Each time the one that adds most to those already there and still fits, until there are enough."""
    every = pack.exercises
    left = [one for one in candidates(pack, situation) if not _shut_here(pack, situation, one)]
    while left and len(asked) < most:
        if len(asked) >= FEWEST and session(every, asked) >= ENOUGH[situation.phase]:
            return
        there = [every[one.exercise] for one in asked]
        best = max(left, key=lambda one: worth(pack, situation, one, there))
        left.remove(best)
        _add(pack, situation, asked, best, limit)


def _add(
    pack: Pack,
    situation: Situation,
    asked: list[Prescription],
    one: Exercise,
    limit: int,
    *,
    fewer: bool = False,
) -> None:
    """In its first dose, or with fewer sets; not where it is there already, or does not fit."""
    if len(asked) >= MOST or one.id in {there.exercise for there in asked}:
        return
    dose, took = _dose(pack, situation, one), session(pack.exercises, asked)
    for tried in (_fewer_sets(one, dose),) if fewer else (dose, _fewer_sets(one, dose)):
        short = took + seconds(one, tried) <= limit
        if short and in_full(pack, situation, [*asked, tried]) <= LONGEST:
            asked.append(tried)
            return


def _dose(pack: Pack, situation: Situation, one: Exercise) -> Prescription:
    return first_dose(one, tuple(_why(pack, situation, one)))


def _shut_here(pack: Pack, situation: Situation, one: Exercise) -> bool:
    return bool(bones(pack, situation)) and _lands_already(pack.exercises, one)


def _lands_already(every: Mapping[str, Exercise], one: Exercise) -> bool:
    """An impact above another on the ladder, or running: an injured bone begins with the lowest."""
    return one.impact and (one.goal != "plyometric" or (one.easier in every and every[one.easier].impact))


def _fewer_sets(one: Exercise, dose: Prescription) -> Prescription:
    """Two sets to begin with; the page's own amounts stay as they are."""
    if dose.sets <= FIRST_SETS or on_the_page(one):
        return dose
    fewer = Because(Why.FEWER_SETS_FIRST, {"exercise": one.id, "sets": FIRST_SETS})
    return replace(dose, sets=FIRST_SETS, because=(*dose.because, fewer))


def _why(pack: Pack, situation: Situation, one: Exercise) -> Iterator[Because]:
    facts = {"exercise": one.id}
    if suits(one, situation.cause):
        yield Because(Why.SUITS_CAUSE, {**facts, "cause": situation.cause})
    else:
        also = next(cause for cause in situation.also if suits(one, cause))
        yield Because(Why.ONLY_FOR_ALSO, {**facts, "cause": also})
    if check := tested(pack, situation, one):
        yield Because(Why.TESTED_NEXT, {**facts, "check": check})
    if set(one.sore_side_up) & set(situation.causes):
        yield Because(Why.SORE_SIDE_UP, facts)
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
