"""Room in a session for what an exit asks for: an exercise can grow to that dose (`expert`)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from runwell.knowledge.pack import Pack
from runwell.programme.duration import session
from runwell.programme.prescription import Prescription
from runwell.programme.situation import Situation
from runwell.programme.tested import exits


def in_full(pack: Pack, situation: Situation, asked: Sequence[Prescription]) -> int:
    """The seconds of the session once each exercise has the sets and repetitions that its exit names."""
    return session(pack.exercises, [_grown(pack, situation, one) for one in asked])


def counts(pack: Pack, situation: Situation, exercise: str) -> bool:
    """Whether the exit counts this very exercise: it stays, however well it goes."""
    every = exits(pack, situation, situation.phase)
    return any(exercise in check.exercises and check.counted for check in every)


def _grown(pack: Pack, situation: Situation, one: Prescription) -> Prescription:
    for check in exits(pack, situation, situation.phase):
        if one.exercise in check.exercises and one.repetitions is not None:
            sets, times = max(one.sets, check.sets or 0), max(one.repetitions, check.repetitions or 0)
            return replace(one, sets=sets, repetitions=times)
    return one
