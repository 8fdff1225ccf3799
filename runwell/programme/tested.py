"""What is tested before the next phase, and so has to be trained before: the must of a programme."""

from __future__ import annotations

from runwell.knowledge.exercises import Exercise
from runwell.knowledge.exit_checks import ExitCheck
from runwell.knowledge.pack import Pack
from runwell.programme.causes import bones, group_of, leading, soon_over, suits
from runwell.programme.safety import closed
from runwell.programme.situation import Situation

RUN_GATE = "run-gate"
LEAVES = {1: ("settle",), 2: ("load",), 3: ("strengthen", RUN_GATE), 4: ()}
"""Phase -> what its exits are called."""
OF_A_BONE = {3: ("single-leg-balance", "calf-raise"), 4: ("pogo", "single-leg-squat")}
"""Phase -> what an injured bone does beside its tests: it stands and pushes off before it lands."""
LAST = 3
"""The phase that ends with the run gate."""


def exits(pack: Pack, situation: Situation, phase: int) -> tuple[ExitCheck, ...]:
    """The checks before the phase after that one: of the leading cause, for a bone those of its gate."""
    if soon_over(pack, situation):
        return ()
    cause = leading(pack, situation)
    group = group_of(pack, cause)
    leaves = tuple(pack.progressions.gates)[phase : phase + 1] if bones(pack, situation) else LEAVES[phase]
    every = pack.progressions.checks.values()
    return tuple(one for one in every if one.leaves in leaves and one.holds_for(group, cause))


def tested(pack: Pack, situation: Situation, one: Exercise) -> str | None:
    """The check at the end of this phase in which the exercise itself is the test."""
    found = (check for check in exits(pack, situation, situation.phase) if one.id in check.exercises)
    return next((check.id for check in found), None)


def musts(pack: Pack, situation: Situation) -> tuple[Exercise, ...]:
    """What has to be in the programme of this phase, the most needed first, but what is closed here.

    What the test of the cause asks for, then what the run gate asks for and belongs to this phase. What a
    harder one among them trains as well is left out.
    """
    own, gate = _asked_for(pack, situation)
    own += OF_A_BONE.get(situation.phase, ()) if bones(pack, situation) else ()
    phase = situation.phase
    asked = (*own, *(name for name in gate if pack.exercises[name].phase_for(situation.causes) == phase))
    there = [one for name in dict.fromkeys(asked) if _fits(pack, situation, one := pack.exercises[name])]
    harder = {one.id for one in there}
    return tuple(one for one in there if one.id in own or one.harder not in harder)


def then(pack: Pack, situation: Situation) -> tuple[Exercise, ...]:
    """What the run gate asks for and was begun in an earlier phase: it goes on, after one of its own."""
    _, gate = _asked_for(pack, situation)
    every = [pack.exercises[name] for name in gate]
    return tuple(one for one in every if one.phase < situation.phase and _fits(pack, situation, one))


def _asked_for(pack: Pack, situation: Situation) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """What the next exit tests for the cause, and what the run gate tests unless a bone is open."""
    next_exit = exits(pack, situation, situation.phase)
    own = tuple(name for one in next_exit if one.leaves != RUN_GATE for name in one.exercises)
    if bones(pack, situation) or situation.phase > LAST:
        return own, ()
    gate = (one for one in exits(pack, situation, LAST) if one.leaves == RUN_GATE)
    return own, tuple(name for one in gate for name in one.exercises)


def _fits(pack: Pack, situation: Situation, one: Exercise) -> bool:
    return any(suits(one, cause) for cause in situation.causes) and closed(pack, situation, one) is None
