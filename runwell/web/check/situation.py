"""From an answer of the check to the situation that a plan is made for."""

from __future__ import annotations

from runwell.check.answers import Answers
from runwell.check.beliefs import after
from runwell.check.level import LEADING, open_flags
from runwell.check.shown_causes import LESS_LIKELY
from runwell.check.verdict import Verdict
from runwell.knowledge.levels import Level
from runwell.knowledge.pack import Pack
from runwell.programme.causes import also_of
from runwell.programme.dosing import DAYS
from runwell.programme.situation import Situation

BY_ONESELF = frozenset({Level.SELF_CARE, Level.PHYSICAL_THERAPIST})
PHASE = 1


def may_begin(pack: Pack, answers: Answers, verdict: Verdict) -> bool:
    """Whether a plan may begin before anybody has seen the runner.

    Not with a rule that fired, a warning sign left open, a bone that the pack calls open, or a level whose
    reason is anything but the cause itself: each of these says that it should not be managed alone.
    """
    closed = verdict.stop_running or verdict.ended_early or verdict.minor or not verdict.causes
    alone = verdict.level in BY_ONESELF and all(reason.rule == LEADING for reason in verdict.why)
    return alone and not closed and not open_flags(pack, answers) and not bone_is_open(pack, answers)


def bone_is_open(pack: Pack, answers: Answers) -> bool:
    """Whether the bone causes together are at or above the share from which the pack asks for no hop."""
    shares = after(pack, answers).as_mapping()
    return sum(shares[one.id] for one in pack.causes.values() if one.bone) >= pack.limits.bone_open


def situation_of(
    pack: Pack, answers: Answers, verdict: Verdict, equipment: frozenset[str]
) -> Situation | None:
    """What the answers make likely: the best cause, and beside it every other that is not "less likely".

    None: somebody must see the runner first, or no cause may be named, so no plan begins here.
    """
    if not may_begin(pack, answers, verdict):
        return None
    fits = after(pack, answers).fits()
    named = [fit for fit in verdict.causes if fit.band != LESS_LIKELY] or [verdict.causes[0]]
    # A family is named as one; the plan is made for the member of it that fits best.
    first, *others = (one for fit in named for one in sorted(fit.causes, key=lambda one: -fits[one]))
    beside = dict.fromkeys((*others, *also_of(pack, answers.values)))
    return Situation(
        cause=first,
        also=tuple(one for one in beside if one != first),
        phase=PHASE,
        equipment=equipment,
        weekdays=DAYS[PHASE],
    )
