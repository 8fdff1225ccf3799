"""Why something is in a programme, was left out or was changed: what an edge puts into a sentence."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from runwell.knowledge.facts import Standing
from runwell.knowledge.frozen import freeze_mappings


class Why(StrEnum):
    """Each has one sentence at the edge; its facts are named there in braces."""

    # An exercise is chosen
    SUITS_CAUSE = "suits-cause"
    ONLY_FOR_ALSO = "suits-what-else-is-there"
    ON_THE_PAGE = "on-the-page"
    TESTED_NEXT = "tested-before-the-next-phase"
    SORE_SIDE_UP = "sore-side-up"
    FEWER_SETS_FIRST = "fewer-sets-first"
    SET_BY_CLINICIAN = "set-by-clinician"
    # An exercise or everything is closed
    AVOIDED = "avoided"
    GATE_CLOSED = "gate-closed"
    IMPACT_BEFORE_GATE = "impact-before-gate"
    END_RANGE = "end-range"
    MORE_RANGE = "more-range"
    LATER_PHASE = "later-phase"
    NOT_AT_HAND = "equipment-not-at-hand"
    SORE = "sore"
    NOT_FOR_CAUSE = "not-for-cause"
    TOO_LONG = "session-too-long"
    ONLY_BY_CLINICIAN = "only-by-clinician"
    LOCKED_GROUP = "locked-group"
    LOCKED_RED_FLAG = "locked-red-flag"
    LOCKED_BONE = "locked-bone"
    LOCKED_PAIN_IN_BONE = "locked-pain-in-bone"
    LOCKED_BY_CLINICIAN = "locked-by-clinician"
    # What a session's band comes from
    ALL_GOOD = "all-good"
    DURING_AMBER = "during-amber"
    DURING_RED = "during-red"
    HOUR_AMBER = "hour-amber"
    HOUR_RED = "hour-red"
    LIMPED = "limped"
    ALSO_RED = "also-red"
    MORNING_AMBER = "morning-amber"
    MORNING_RED = "morning-red"
    NIGHT_RED = "night-red"
    NIGHT_STILL = "night-still"
    CLIMBING = "climbing"
    EARLY_DAYS = "early-days"
    PAINKILLERS = "painkillers"
    NO_BASE = "no-base"
    NO_DURING = "no-answer-during"
    NO_LIMP = "no-answer-limp"
    NO_ALSO = "no-answer-also"
    NO_MORNING = "no-answer-morning"
    NO_NIGHT = "no-answer-night"
    NO_HOUR = "no-answer-hour"
    BONE_PAIN = "bone-pain"
    # How one exercise goes on
    LONGER_HOLD = "longer-hold"
    MORE_REPETITIONS = "more-repetitions"
    MORE_SETS = "more-sets"
    MORE_LOAD = "more-load"
    HARDER = "harder"
    SETS_BACK = "sets-back"
    BACK_AGAIN = "back-again"
    SETS_HALVED = "sets-halved"
    EASIER = "easier"
    LESS_LOAD = "less-load"
    FEWER_REPETITIONS = "fewer-repetitions"
    SHORTER_HOLD = "shorter-hold"
    NOTHING_EASIER = "nothing-easier"
    NOTHING_HARDER = "nothing-harder"
    NO_TIME = "no-time"
    HELD = "held"
    HURT = "hurt"
    TOO_HARD = "too-hard"
    TOO_HARD_TWICE = "too-hard-twice"
    TWO_GREEN = "two-green"
    KEPT_BY_CLINICIAN = "kept-by-clinician"
    # A flare, and what stops a bone
    FLARE_REDS = "flare-reds"
    FLARE_MORNING = "flare-morning"
    FLARE_LIMP = "flare-limp"
    FLARE_REST = "flare-rest"
    FLARE_STAYS = "flare-stays"
    FLARE_OVER = "flare-over"
    FLARE_CLINICIAN = "flare-clinician"
    BACK_A_PHASE = "back-a-phase"
    BONE_STOPPED = "bone-stopped"
    BONE_CLINICIAN = "bone-clinician"
    BONE_WAITS = "bone-waits"
    # Another phase by hand
    CHECKS_MET = "checks-met"
    # A clinician should look
    NO_BETTER = "no-better"
    WORSE = "worse"
    CANNOT_TELL = "cannot-tell"


@dataclass(frozen=True, slots=True)
class Because:
    """facts: what the sentence names, by the names of its braces: ids of the pack, numbers, days.

    rests_on: how good the rule behind it is; expert is said aloud. cautious: the rules are silent here, and
    the careful side was taken.
    """

    why: Why
    facts: Mapping[str, str | int] = field(default_factory=dict)
    rests_on: Standing = Standing.EXPERT
    cautious: bool = False

    def __post_init__(self) -> None:
        freeze_mappings(self)
