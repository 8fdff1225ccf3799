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
    # An exercise or everything is closed
    AVOIDED = "avoided"
    GATE_CLOSED = "gate-closed"
    IMPACT_BEFORE_GATE = "impact-before-gate"
    END_RANGE = "end-range"
    LATER_PHASE = "later-phase"
    NOT_AT_HAND = "equipment-not-at-hand"
    SORE = "sore"
    LOCKED_GROUP = "locked-group"
    LOCKED_RED_FLAG = "locked-red-flag"
    LOCKED_BONE = "locked-bone"
    LOCKED_PAIN_IN_BONE = "locked-pain-in-bone"
    LOCKED_BY_CLINICIAN = "locked-by-clinician"


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
