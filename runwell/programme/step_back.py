"""One step back: fewer sets, then the easier exercise."""

from __future__ import annotations

from collections.abc import Callable, Collection
from dataclasses import replace

from runwell.knowledge.pack import Pack
from runwell.programme.because import Because, Why
from runwell.programme.dosing import first_dose
from runwell.programme.prescription import Prescription

Allowed = Callable[[str], bool]
Stepped = tuple[Prescription, Because]


def back(pack: Pack, one: Prescription, allowed: Allowed, others: Collection[str]) -> Stepped:
    """What has just become harder goes back to where it came from; else fewer sets, the easier one, less."""
    if one.rose_from and _as_begun(pack, one) and _free(one.rose_from, allowed, others):
        return _easier(pack, one, one.rose_from)
    if one.sets > 1 and not one.halved:
        return halved(pack, one)
    easier = one.rose_from or pack.exercises[one.exercise].easier
    if easier and _free(easier, allowed, others):
        return _easier(pack, one, easier)
    return _less(one)


def halved(pack: Pack, one: Prescription) -> Stepped:
    """The share of the sets that the pack names, rounded down; one set at least."""
    share = pack.progressions.fact("exercise-load", "regress").number / 100
    sets = max(1, int(one.sets * share))
    because = Because(Why.SETS_HALVED, {"exercise": one.exercise, "sets": sets})
    return replace(one, sets=sets, halved=True, full_sets=one.sets), because


def _as_begun(pack: Pack, one: Prescription) -> bool:
    """Still in its first dose, so that the last step was the exercise itself."""
    begun = first_dose(pack.exercises[one.exercise])
    return (one.sets, one.repetitions, one.hold, one.load) == (begun.sets, begun.repetitions, begun.hold, 0)


def _free(exercise: str, allowed: Allowed, others: Collection[str]) -> bool:
    return exercise not in others and allowed(exercise)


def _easier(pack: Pack, one: Prescription, easier: str) -> Stepped:
    """In its first dose, but with no more sets than the harder one had left: the rules do not say."""
    begun = first_dose(pack.exercises[easier], one.because)
    if one.sets < begun.sets:
        begun = replace(begun, sets=one.sets, halved=True, full_sets=begun.sets)
    fell_from = "" if easier == one.rose_from else one.exercise
    because = Because(Why.EASIER, {"exercise": easier, "before": one.exercise})
    return replace(begun, fell_from=fell_from), because


def _less(one: Prescription) -> Stepped:
    """Neither fewer sets nor an easier exercise: a lighter load, or half of what is counted."""
    facts = {"exercise": one.exercise}
    if one.load:
        return replace(one, load=one.load - 1), Because(Why.LESS_LOAD, facts, cautious=True)
    if one.repetitions is not None and one.repetitions > 1:
        fewer = one.repetitions // 2
        because = Because(Why.FEWER_REPETITIONS, {**facts, "repetitions": fewer}, cautious=True)
        return replace(one, repetitions=fewer), because
    if one.hold > 1:
        hold = one.hold // 2
        return replace(one, hold=hold), Because(Why.SHORTER_HOLD, {**facts, "hold": hold}, cautious=True)
    return one, Because(Why.NOTHING_EASIER, facts, cautious=True)
