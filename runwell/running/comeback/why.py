"""Why the way back goes on, stays or goes back: what an edge puts into a sentence."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from runwell.knowledge.facts import Standing
from runwell.knowledge.frozen import freeze_mappings


class Why(StrEnum):
    """Each has one sentence at the edge; its facts are named there in braces."""

    # Not open
    LOCKED_GROUP = "locked-group"
    LOCKED = "locked"
    RUN_GATE = "run-gate-not-passed"
    RUN_GATE_AGAIN = "run-gate-to-be-passed-again"
    RUN_GATE_PASSED_AGAIN = "run-gate-passed-again"
    GATE_G2 = "gate-g2-closed"
    GATE_G3 = "gate-g3-closed"
    NO_DIAGNOSIS_DAY = "no-day-of-diagnosis"
    NECK_TOO_EARLY = "femoral-neck-too-early"
    NOT_BEGUN = "not-begun"
    # No run on this day
    REST_DAY = "rest-day"
    REST_AFTER_OVER = "rest-after-over"
    RED_MORNING = "red-morning"
    WEEK_IS_FULL = "week-is-full"
    NOT_TOLD = "morning-not-told"
    # What a run is graded by
    AS_PLANNED = "as-planned"
    RAN_MORE = "ran-more"
    RAN_LESS = "ran-less"
    WALKED_MORE = "walked-more"
    WALKED_LESS = "walked-less"
    BLOCK_LONGER = "block-longer"
    BLOCK_SHORTER = "block-shorter"
    FARTHER = "farther"
    LESS_FAR = "less-far"
    TOO_FAST = "too-fast"
    TOO_HARD = "too-hard"
    TOO_SOON = "too-soon"
    TWICE_A_DAY = "twice-a-day"
    SPIKE = "spike"
    RAN_ON_WALK_DAY = "ran-on-walk-day"
    NO_SPLIT = "no-split"
    NO_BLOCK = "no-block"
    NO_DISTANCE = "no-distance"
    NOTHING_KNOWN = "nothing-known"
    MOVED = "moved"
    NOT_DONE = "not-done"
    # What a morning does
    GREEN = "green"
    AMBER = "amber"
    RED = "red"
    NO_MORNING = "no-morning"
    PAINKILLERS = "painkillers"
    STAND_IN = "later-morning-stands-in"
    OUTCOME_OVER = "outcome-over"
    OUTCOME_UNDER = "outcome-under"
    OUTCOME_UNPLANNED = "outcome-unplanned"
    ONCE_MORE = "once-more"
    TOO_FEW_DAYS = "too-few-days"
    ALREADY_FIRST = "already-first"
    # Stops
    FLARE = "flare"
    FLARE_OVER = "flare-over"
    FLARE_STAYS = "flare-stays"
    FLARE_CLINICIAN = "flare-clinician"
    TWO_FLARES = "two-flares"
    BONE_PAIN = "bone-pain"
    BONE_DAYS_FREE = "bone-days-free"
    BONE_FREE = "bone-free"
    BONE_AGAIN = "bone-again"
    BONE_RAN = "bone-ran"
    BADLY_AGAIN = "badly-again"
    NO_STEP = "no-step"
    PAUSE = "pause"
    LONG_PAUSE = "long-pause"
    # After the tables
    LONGER = "longer"
    WEEK_CAP = "week-cap"
    WEEK_LEVEL = "week-level"
    LEVEL_BACK = "level-back"
    WEEKS_AT_LEVEL = "weeks-at-level"
    DISTANCE_UNKNOWN = "distance-unknown"
    # The race
    RACE_ON_THE_WAY = "race-on-the-way"
    RACE_NOT_BY_THEN = "race-not-by-then"
    RACE_WEEK_TOO_SMALL = "race-week-too-small"
    RACE_CANNOT_TELL = "race-cannot-tell"
    RACE_IS_SPIKE = "race-is-spike"
    RACE_OVER = "race-over"


@dataclass(frozen=True, slots=True)
class Reason:
    """facts: what the sentence names, by the names of its braces: numbers, ids, days as 2026-11-28.

    rests_on: how good the rule behind it is; expert is said aloud.
    """

    why: Why
    facts: Mapping[str, str | int | float] = field(default_factory=dict)
    rests_on: Standing = Standing.EXPERT

    def __post_init__(self) -> None:
        freeze_mappings(self)
