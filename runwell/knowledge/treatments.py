"""Treatments: for each group of causes, and where a cause differs from its group."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from runwell.knowledge.frozen import freeze_mappings
from runwell.refusals import Refusal

LAST_STAGE = 4


class Recommendation(StrEnum):
    """What is thought of a treatment for a cause."""

    DO = "do"
    CONSIDER = "consider"
    SPECIALIST = "specialist"
    AVOID = "avoid"
    NOT_NEEDED = "not_needed"


class Strength(StrEnum):
    """How well a recommendation is supported, strongest first."""

    STRONG = "strong"
    MODERATE = "moderate"
    WEAK = "weak"
    VERY_WEAK = "very_weak"
    EXPERT = "expert"


@dataclass(frozen=True, slots=True)
class Treatment:
    """One treatment. stage: 1 settle, 2 load, 3 strengthen, 4 run; 0 where it has no place.

    summary, key_number, expected_time, contraindications, escalate_when: in the evidence desk's words.
    url: where it was read; empty for a judgement.
    """

    id: str
    recommendation: Recommendation
    stage: int
    summary: str
    strength: Strength
    key_number: str = ""
    expected_time: str = ""
    contraindications: str = ""
    escalate_when: str = ""
    url: str = ""
    year: str = ""

    def __post_init__(self) -> None:
        if not 0 <= self.stage <= LAST_STAGE:
            raise Refusal(f"There is no stage {self.stage}", mend="Use 1 to 4, or 0 for no place")
        if self.strength is not Strength.EXPERT and not self.url:
            raise Refusal(f"“{self.strength}” without an address", mend="Name the page, or call it expert")


@dataclass(frozen=True, slots=True)
class CauseTreatments:
    """The treatments of a cause: those of its group, and its own in place of some of them."""

    cause: str
    group: str
    own: Mapping[str, Treatment]

    def __post_init__(self) -> None:
        freeze_mappings(self)


@dataclass(frozen=True, slots=True)
class Treatments:
    """groups: group -> treatment id -> treatment. causes: id of a cause or impairment -> what is its own."""

    groups: Mapping[str, Mapping[str, Treatment]] = field(default_factory=dict)
    causes: Mapping[str, CauseTreatments] = field(default_factory=dict)

    def __post_init__(self) -> None:
        freeze_mappings(self)

    def of(self, cause: str) -> Mapping[str, Treatment]:
        """Every treatment of that cause under its id; nothing where the pack has none for it."""
        if cause not in self.causes:
            return {}
        one = self.causes[cause]
        return {**self.groups[one.group], **one.own}
