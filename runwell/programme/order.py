"""The order of a session: down on the floor once, up once, running last."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from runwell.knowledge.exercises import Exercise
from runwell.programme.prescription import Prescription

FLOOR = ("supine", "shoulders on bench", "sitting", "side", "prone", "quadruped", "half-kneeling", "kneeling")
"""How a position of the pack begins, in the order in which a body turns over; standing and running follow."""
LAST = ("standing", "split", "single-leg", "running")


def in_order(every: Mapping[str, Exercise], asked: Iterable[Prescription]) -> tuple[Prescription, ...]:
    """On the floor first, then standing, then running; the lighter phase first; then as the pack has them."""
    place = {name: number for number, name in enumerate(every)}

    def key(one: Prescription) -> tuple[int, int, int]:
        exercise = every[one.exercise]
        return position(exercise), exercise.phase, place[exercise.id]

    return tuple(sorted(asked, key=key))


def position(exercise: Exercise) -> int:
    """Where its position stands in a session; one that is not known stands last on the floor."""
    for number, start in enumerate((*FLOOR, *LAST)):
        if exercise.position.startswith(start):
            return number if number < len(FLOOR) else number + 1
    return len(FLOOR)
