"""What closes every exercise: nothing is given until a person has looked."""

from __future__ import annotations

from collections.abc import Iterator

from runwell.knowledge.facts import Standing
from runwell.knowledge.pack import Pack
from runwell.programme.because import Because, Why
from runwell.programme.causes import bones, group_of, is_open
from runwell.programme.situation import Situation


def locks(pack: Pack, situation: Situation) -> tuple[Because, ...]:
    """Why no exercise is given at all; nothing where some may be.

    A cause of a locked group or without treatments, a bone stress injury before a gate that opens some,
    and what the situation brings: red flags, a clinician's word.
    """
    return (*_groups(pack, situation), *_bones(pack, situation), *situation.locks)


def _groups(pack: Pack, situation: Situation) -> Iterator[Because]:
    for cause in situation.causes:
        band = pack.progressions.bands.get(group_of(pack, cause))
        if band is None or band.locked:
            yield Because(Why.LOCKED_GROUP, {"cause": cause}, cautious=band is None)


def _bones(pack: Pack, situation: Situation) -> Iterator[Because]:
    gates = {one.bone_gate for one in pack.exercises.values()}
    if any(is_open(pack, gate, situation.gate) for gate in gates):
        return
    for cause in bones(pack, situation):
        yield Because(Why.LOCKED_BONE, {"cause": cause}, rests_on=Standing.REVIEW)
