"""Whether a runner may begin alone, before anybody has seen them."""

from __future__ import annotations

from runwell.check.answers import Answers
from runwell.check.level import LEADING, open_flags
from runwell.check.open_bone import bone_is_open
from runwell.check.verdict import Verdict
from runwell.knowledge.levels import Level
from runwell.knowledge.pack import Pack

BY_ONESELF = frozenset({Level.SELF_CARE, Level.PHYSICAL_THERAPIST})


def may_begin(pack: Pack, answers: Answers, verdict: Verdict) -> bool:
    """Not with a rule that fired, a warning sign left open, a bone that the pack calls open, or a level whose
    reason is anything but the cause itself: each of these says that it should not be managed alone.
    """
    closed = verdict.stop_running or verdict.ended_early or verdict.minor or not verdict.causes
    alone = verdict.level in BY_ONESELF and all(reason.rule == LEADING for reason in verdict.why)
    return alone and not closed and not open_flags(pack, answers) and not bone_is_open(pack, answers)
