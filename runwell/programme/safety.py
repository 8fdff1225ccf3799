"""What closes one exercise in a situation: the first reason found, the gravest first."""

from __future__ import annotations

from collections.abc import Iterator

from runwell.knowledge.exercises import Exercise
from runwell.knowledge.facts import Standing
from runwell.knowledge.pack import Pack
from runwell.programme.because import Because, Why
from runwell.programme.causes import bones, by_clinician_only, entry, is_open, unstable
from runwell.programme.situation import Situation

RANGE = "mobility"
"""The goal of exercises that win range, of which a loose hip has too much (rehab-notes)."""
LIGHT = 1
"""The phase whose exercises are so light that a sore place does not close them: `expert`."""


def closed(pack: Pack, situation: Situation, exercise: Exercise) -> Because | None:
    """Why this exercise is not given here; None where it may be. Locks are not looked at."""
    return next((why for why in _reasons(pack, situation, exercise)), None)


def harmful(pack: Pack, situation: Situation, exercise: Exercise) -> Because | None:
    """As `closed`, but only what no clinician's exercise passes either: bone gates, which they open first."""
    return next(_of_bone(pack, situation, exercise), None)


def unsafe(pack: Pack, situation: Situation, exercise: Exercise) -> Because | None:
    """As `closed`, but only what could do harm, whoever chooses: bone gates, causes, range of a loose hip."""
    return next(_dangers(pack, situation, exercise), None)


def only_by_clinician(pack: Pack, situation: Situation) -> Iterator[Because]:
    """While such a bone is open, nothing at all is chosen before its last gate, whatever stands beside it."""
    if not is_open(pack, list(pack.progressions.gates)[-1], situation.gate):
        for cause in bones(pack, situation):
            if by_clinician_only(pack, cause):
                yield Because(Why.ONLY_BY_CLINICIAN, {"cause": cause}, rests_on=Standing.REVIEW)


def _reasons(pack: Pack, situation: Situation, exercise: Exercise) -> Iterator[Because]:
    yield from _of_bone(pack, situation, exercise)
    yield from only_by_clinician(pack, situation)
    yield from _avoided(pack, situation, exercise)
    yield from _too_much_range(pack, situation, exercise)
    phase = exercise.phase_for(situation.causes)
    if phase > situation.phase:
        yield Because(Why.LATER_PHASE, {"exercise": exercise.id, "phase": phase})
    for place in exercise.loads:
        if place in situation.sore and exercise.phase > LIGHT:
            yield Because(Why.SORE, {"exercise": exercise.id, "place": place}, cautious=True)
    for need in exercise.missing(situation.equipment):
        yield Because(Why.NOT_AT_HAND, {"exercise": exercise.id, "equipment": need})


def _dangers(pack: Pack, situation: Situation, exercise: Exercise) -> Iterator[Because]:
    yield from _of_bone(pack, situation, exercise)
    yield from _avoided(pack, situation, exercise)
    yield from _too_much_range(pack, situation, exercise)


def _too_much_range(pack: Pack, situation: Situation, exercise: Exercise) -> Iterator[Because]:
    if exercise.end_range or exercise.goal == RANGE:
        why = Why.END_RANGE if exercise.end_range else Why.MORE_RANGE
        for cause in unstable(pack, situation):
            yield Because(why, {"exercise": exercise.id, "cause": cause})


def _of_bone(pack: Pack, situation: Situation, exercise: Exercise) -> Iterator[Because]:
    if is_open(pack, exercise.bone_gate, situation.gate):
        return
    for cause in bones(pack, situation):
        facts = {"exercise": exercise.id, "cause": cause, "gate": exercise.bone_gate}
        if exercise.impact:
            yield Because(Why.IMPACT_BEFORE_GATE, facts, rests_on=Standing.REVIEW)
        yield Because(Why.GATE_CLOSED, facts)


def _avoided(pack: Pack, situation: Situation, exercise: Exercise) -> Iterator[Because]:
    """For a bone stress injury `avoid` holds until the exercise's gate is open: looked at before."""
    for cause in situation.causes:
        if cause in exercise.avoid and not entry(pack, cause).bone:
            yield Because(Why.AVOIDED, {"exercise": exercise.id, "cause": cause})
