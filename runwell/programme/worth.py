"""How much an exercise adds to a programme. Every weight of this file is `expert`."""

from __future__ import annotations

from collections.abc import Iterable

from runwell.knowledge.exercises import Exercise
from runwell.knowledge.pack import Pack
from runwell.programme.causes import suits
from runwell.programme.dosing import on_the_page
from runwell.programme.situation import Situation
from runwell.programme.tested import LAST, exits, tested

GOALS = {
    1: {"activation": 1.0, "mobility": 0.5},
    2: {"strength": 2.0, "activation": 1.0},
    3: {"strength": 4.0},
    4: {"plyometric": 4.0, "strength": 2.0, "running-drill": 1.0},
}
"""Phase -> what it is mostly about."""
KEPT, OUTGROWN = 6.0, 8.0
AGAIN = {"strength": 1.0, "activation": 2.0}
"""Goal -> what a second exercise for it loses; more for all others."""


def worth(pack: Pack, situation: Situation, one: Exercise, there: Iterable[Exercise]) -> float:
    """The cause first, then the phase and its test, then what is not there yet."""
    alone = 8.0 * suits(one, situation.cause) + GOALS[situation.phase].get(one.goal, 0.0)
    alone += 4.0 * (tested(pack, situation, one) is not None)
    alone += max(0, 9 - 3 * (situation.phase - one.phase))
    alone += 13.0 * _particular(pack, situation.cause, one)
    alone += 2.5 * on_the_page(one)
    alone += KEPT * _kept(pack, situation, one) - OUTGROWN * _outgrown(pack, situation, one)
    return alone - _skipped_rung(pack, situation, one) - sum(_same(one, other) for other in there)


def _particular(pack: Pack, cause: str, one: Exercise) -> float:
    """0 to 1: an exercise for few causes counts, the more the fewer exercises suit this cause."""
    for_many = len(one.suits) / max(1, len(pack.causes) + len(pack.impairments))
    of_many = sum(suits(other, cause) for other in pack.exercises.values()) / len(pack.exercises)
    return (1 - for_many) * (1 - of_many)


def _kept(pack: Pack, situation: Situation, one: Exercise) -> bool:
    """What was tested before running is kept up while running comes back."""
    before = exits(pack, situation, LAST) if situation.phase > LAST == one.phase and not one.impact else ()
    return any(one.id in check.exercises for check in before)


def _outgrown(pack: Pack, situation: Situation, one: Exercise) -> bool:
    """From the third phase on: of an earlier phase, where a harder one for this cause can take its place."""
    if situation.phase < LAST or one.phase >= situation.phase:
        return False
    harder = pack.exercises.get(one.harder)
    same = harder is not None and harder.goal == one.goal and harder.phase <= situation.phase
    return one.phase == 1 or (harder is not None and same and suits(harder, situation.cause))


def _skipped_rung(pack: Pack, situation: Situation, one: Exercise) -> float:
    """A ladder is begun at its lower rung, where that one suits too: two-leg hops before hops on one leg."""
    easier = pack.exercises.get(one.easier)
    lower = easier is not None and suits(easier, situation.cause) and easier.phase == one.phase
    return 3.0 * (one.phase - 1) if lower and not tested(pack, situation, one) else 0.0


def _same(one: Exercise, other: Exercise) -> float:
    """How much of it the other one does already."""
    shared = set(one.target_muscles) & set(other.target_muscles)
    again = AGAIN.get(one.goal, 3.5)
    rungs = other.id in (one.easier, one.harder) or one.id in (other.easier, other.harder)
    ladder = rungs and one.goal == other.goal
    return again * (one.goal == other.goal) + 3 * len(shared) / len(one.target_muscles) + 4 * ladder
