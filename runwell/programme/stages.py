"""The four stages of a plan: settle, load, strengthen, run; what to do in each, and what not."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from runwell.knowledge.exit_checks import ExitCheck
from runwell.knowledge.facts import Fact
from runwell.knowledge.pack import Pack
from runwell.knowledge.treatments import Recommendation, Treatment
from runwell.programme.causes import bones, by_clinician_only, leading, soon_over, unstable
from runwell.programme.situation import Situation
from runwell.programme.tested import exits

RUN, RUNNING = 4, "running-again"


class Note(StrEnum):
    """What to do or leave out in a stage; each has one sentence at the edge. All are `expert`."""

    KEEP_WALKING = "keep-walking"
    LIGHT_DAILY = "light-daily"
    NOT_THROUGH_PAIN = "not-through-pain"
    NO_TABLETS = "no-tablets"
    THREE_TIMES = "three-times"
    ONE_STEP = "one-step"
    NO_HILLS = "no-hills"
    ONE_LEG = "one-leg"
    THEN_EASY = "then-easy"
    EASY_RUNS = "easy-runs"
    NO_RUN_YET = "no-run-yet"
    WALK_AND_RUN = "walk-and-run"
    KEEP_STRONG = "keep-strong"
    DISTANCE_FIRST = "distance-first"
    LONGEST_RUN = "longest-run"
    NO_END_RANGE = "no-end-range"
    NO_SELF_TREATMENT = "no-self-treatment"
    BONE_REST = "bone-rest"
    BONE_NO_HOP = "bone-no-hop"
    BONE_NO_TABLETS = "bone-no-tablets"
    BONE_FLOOR = "bone-floor"
    BONE_ONE_LEG = "bone-one-leg"
    BONE_NO_RUN = "bone-no-run"
    BONE_LAND = "bone-land"
    BONE_AS_SET = "bone-as-set"
    BONE_NO_PAIN = "bone-no-pain"


SOFT_DO = {
    1: (Note.KEEP_WALKING, Note.LIGHT_DAILY),
    2: (Note.THREE_TIMES, Note.ONE_STEP),
    3: (Note.ONE_LEG,),
    4: (Note.WALK_AND_RUN, Note.KEEP_STRONG),
}
SOFT_NOT = {
    1: (Note.NOT_THROUGH_PAIN, Note.NO_TABLETS),
    2: (),
    3: (),
    4: (Note.DISTANCE_FIRST, Note.LONGEST_RUN),
}
BONE_DO = {
    1: (Note.BONE_REST,),
    2: (Note.BONE_FLOOR, Note.THREE_TIMES),
    3: (Note.BONE_ONE_LEG, Note.THREE_TIMES),
    4: (Note.BONE_LAND, Note.KEEP_STRONG),
}
BONE_NOT = {
    1: (Note.BONE_NO_HOP, Note.BONE_NO_TABLETS),
    2: (Note.BONE_NO_RUN, Note.BONE_NO_PAIN),
    3: (Note.BONE_NO_RUN, Note.BONE_NO_PAIN),
    4: (Note.BONE_NO_PAIN, Note.DISTANCE_FIRST),
}


@dataclass(frozen=True, slots=True)
class Stage:
    """One stage. treatments: those that help and begin here. leave: checks that must all hold to leave it.

    earliest: the week before which nobody with this cause runs, where the pack has one.
    """

    phase: int
    do: tuple[Note, ...]
    leave_out: tuple[Note, ...]
    treatments: tuple[Treatment, ...]
    leave: tuple[ExitCheck, ...]
    earliest: Fact | None = None


def stage_of(pack: Pack, situation: Situation, phase: int) -> Stage:
    """The stage of that phase: left by the gates of a bone stress injury, else by the exits of its group."""
    bone = bool(bones(pack, situation))
    loose = (Note.NO_END_RANGE,) if unstable(pack, situation) and not bone else ()
    begin = tuple(
        one
        for one in pack.treatments.of(situation.cause).values()
        if one.stage == phase and one.recommendation is Recommendation.DO
    )
    running = ((), ()) if bone or phase == RUN else _running(pack, situation)
    as_set = phase > 1 and by_clinician_only(pack, leading(pack, situation))
    return Stage(
        phase=phase,
        do=(*((Note.BONE_AS_SET,) if as_set else (BONE_DO if bone else SOFT_DO)[phase]), *running[0]),
        leave_out=(*running[1], *(BONE_NOT if bone else SOFT_NOT)[phase], *loose),
        treatments=begin,
        leave=exits(pack, situation, phase),
        earliest=_earliest(pack, leading(pack, situation)) if phase == RUN else None,
    )


def _running(pack: Pack, situation: Situation) -> tuple[tuple[Note, ...], tuple[Note, ...]]:
    """What to do, and leave out, of running in the first three stages."""
    if soon_over(pack, situation):
        return (), ()
    if all(one in pack.causes and pack.causes[one].may_run for one in situation.causes):
        return (Note.EASY_RUNS,), (Note.NO_HILLS,)
    return (), (Note.NO_RUN_YET,)


def _earliest(pack: Pack, cause: str) -> Fact | None:
    return pack.progressions.facts.get(RUNNING, {}).get(f"{cause.removesuffix('-bsi')}-earliest")
