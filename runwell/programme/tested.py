"""What is tested before the next phase, and so has to be trained before: the must of a programme."""

from __future__ import annotations

from runwell.knowledge.exercises import Exercise
from runwell.knowledge.exit_checks import ExitCheck
from runwell.knowledge.pack import Pack
from runwell.programme.causes import bones, group_of, leading, suits
from runwell.programme.safety import closed
from runwell.programme.situation import Situation

RUN_GATE = "run-gate"
LEAVES = {1: ("settle",), 2: ("load",), 3: ("strengthen", RUN_GATE), 4: ()}
"""Phase -> what its exits are called."""
BEFORE_IMPACT = {3: ("single-leg-balance", "calf-raise")}
"""Phase -> what an injured bone does beside its tests: it stands and pushes off before it lands."""
LAST = 3
"""The phase that ends with the run gate."""


def exits(pack: Pack, situation: Situation, phase: int) -> tuple[ExitCheck, ...]:
    """The checks before the phase after that one: of the leading cause, for a bone those of its gate."""
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

    What its own test asks for; of the run gate also what can begin before the last phase, since all of it
    would not fit there. What a harder one among them trains as well is left out.
    """
    own, gate = list[str](), list[str]()
    for check in exits(pack, situation, situation.phase):
        (gate if check.leaves == RUN_GATE else own).extend(check.exercises)
    if situation.phase < LAST and not bones(pack, situation):
        later = [one for one in exits(pack, situation, LAST) if one.leaves == RUN_GATE]
        gate += [name for check in later for name in check.exercises]
        gate = [name for name in gate if pack.exercises[name].phase == situation.phase]
    own += BEFORE_IMPACT.get(situation.phase, ()) if bones(pack, situation) else ()
    asked = [*own, *sorted(gate, key=lambda name: -pack.exercises[name].phase)]
    there = [one for name in dict.fromkeys(asked) if _fits(pack, situation, one := pack.exercises[name])]
    harder = {one.id for one in there}
    return tuple(one for one in there if one.id in own or one.harder not in harder)


def _fits(pack: Pack, situation: Situation, one: Exercise) -> bool:
    return any(suits(one, cause) for cause in situation.causes) and closed(pack, situation, one) is None
