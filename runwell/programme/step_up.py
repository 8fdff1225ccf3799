"""One step up: one variable, in the order of the pack."""

from __future__ import annotations

from collections.abc import Callable, Collection
from dataclasses import replace

from runwell.knowledge.exercises import Exercise
from runwell.knowledge.pack import Pack
from runwell.programme.because import Because, Why
from runwell.programme.dosing import first_dose
from runwell.programme.prescription import Prescription

Allowed = Callable[[str], bool]
Stepped = tuple[Prescription, Because]
LOADED = ("loop band", "weight")
OPTIONAL = "optional"


def up(pack: Pack, one: Prescription, allowed: Allowed, others: Collection[str]) -> Stepped:
    """What a red day took comes back first; then hold, repetitions, sets, load, harder exercise."""
    return (
        _given_back(pack, one, allowed, others)
        or _hold_or_repetitions(pack, one)
        or _sets_or_load(pack, one)
        or _harder(pack, one, allowed, others)
        or (one, Because(Why.NOTHING_HARDER, {"exercise": one.exercise}))
    )


def loadable(exercise: Exercise) -> bool:
    """Whether it is done with a band or weight that can be made heavier; one that is optional is not."""
    return any(word in exercise.equipment for word in LOADED) and OPTIONAL not in exercise.equipment


def _given_back(pack: Pack, one: Prescription, allowed: Allowed, others: Collection[str]) -> Stepped | None:
    if one.halved:
        sets = max(one.sets, one.full_sets)
        whole = replace(one, sets=sets, halved=False, full_sets=0)
        return whole, Because(Why.SETS_BACK, {"exercise": one.exercise, "sets": sets})
    if one.fell_from and allowed(one.fell_from) and one.fell_from not in others:
        again = first_dose(pack.exercises[one.fell_from], one.because)
        return again, Because(Why.BACK_AGAIN, {"exercise": one.fell_from, "before": one.exercise})
    return None


def _hold_or_repetitions(pack: Pack, one: Prescription) -> Stepped | None:
    dose, facts = pack.exercises[one.exercise].dose, pack.progressions.facts["exercise-load"]
    if one.hold < dose.hold.high:
        hold = min(dose.hold.high, one.hold + int(facts["hold-step"].number))
        return replace(one, hold=hold), Because(Why.LONGER_HOLD, {"exercise": one.exercise, "hold": hold})
    if one.repetitions is not None and dose.repetitions and one.repetitions < dose.repetitions.high:
        more = min(dose.repetitions.high, one.repetitions + int(facts["repetition-step"].number))
        because = Because(Why.MORE_REPETITIONS, {"exercise": one.exercise, "repetitions": more})
        return replace(one, repetitions=more), because
    return None


def _sets_or_load(pack: Pack, one: Prescription) -> Stepped | None:
    exercise = pack.exercises[one.exercise]
    if one.sets < exercise.dose.sets.high:
        sets = one.sets + 1
        return replace(one, sets=sets), Because(Why.MORE_SETS, {"exercise": one.exercise, "sets": sets})
    often = int(pack.progressions.fact("exercise-load", "loads-before-harder").number)
    if loadable(exercise) and one.load < often:
        return replace(one, load=one.load + 1), Because(Why.MORE_LOAD, {"exercise": one.exercise})
    return None


def _harder(pack: Pack, one: Prescription, allowed: Allowed, others: Collection[str]) -> Stepped | None:
    harder = pack.exercises[one.exercise].harder
    if not harder or harder in others or not allowed(harder):
        return None
    begun = replace(first_dose(pack.exercises[harder], one.because), rose_from=one.exercise)
    return begun, Because(Why.HARDER, {"exercise": harder, "before": one.exercise})
