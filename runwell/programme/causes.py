"""What the pack says of a cause or impairment, whichever of the two it is."""

from __future__ import annotations

from collections.abc import Mapping

from runwell.knowledge.causes import Cause
from runwell.knowledge.exercises import Exercise
from runwell.knowledge.impairments import Impairment
from runwell.knowledge.pack import Pack
from runwell.programme.situation import Situation

SOON_OVER = 1
"""Weeks: what is over so soon needs no stages."""


def entry(pack: Pack, cause: str) -> Cause | Impairment:
    """The cause or impairment of that id."""
    return pack.causes[cause] if cause in pack.causes else pack.impairments[cause]


def group_of(pack: Pack, cause: str) -> str:
    """The group of causes that it is treated with; "" where the pack has no treatments for it."""
    return pack.treatments.causes[cause].group if cause in pack.treatments.causes else ""


def bones(pack: Pack, situation: Situation) -> tuple[str, ...]:
    """Those of its causes that are bone stress injuries."""
    return tuple(one for one in situation.causes if entry(pack, one).bone)


def leading(pack: Pack, situation: Situation) -> str:
    """The cause whose limits, gates and way back to running hold: a bone's before all others."""
    return next(iter(bones(pack, situation)), situation.cause)


def unstable(pack: Pack, situation: Situation) -> tuple[str, ...]:
    """Those of its causes that leave the hip loose."""
    return tuple(
        one for one in situation.causes if one in pack.impairments and pack.impairments[one].unstable
    )


def is_open(pack: Pack, gate: str, opened: str) -> bool:
    """Whether a bone gate is open when `opened` is the last that a clinician opened, "" none."""
    order = list(pack.progressions.gates)
    return bool(opened) and order.index(gate) <= order.index(opened)


def suits(exercise: Exercise, cause: str) -> bool:
    """Whether the exercise is meant for the cause. Nothing is lent from one cause to another."""
    return cause in exercise.suits


def by_clinician_only(pack: Pack, cause: str) -> bool:
    """A bone for which no source names an exercise: a clinician sets each, whatever gate is open."""
    return entry(pack, cause).bone and not any(suits(one, cause) for one in pack.exercises.values())


def soon_over(pack: Pack, situation: Situation) -> bool:
    """Whether it is gone within days, and so is treated in one short phase."""
    weeks = entry(pack, situation.cause).recovery_weeks
    return bool(weeks) and max(weeks or (0,)) <= SOON_OVER and len(situation.causes) == 1


def also_of(pack: Pack, answers: Mapping[str, str]) -> tuple[str, ...]:
    """Impairments that these answers (finding -> value) show beside a cause."""
    return tuple(
        one.id
        for one in pack.impairments.values()
        if any(answers.get(finding) == value for finding, value in one.signs)
    )
