"""Look-alikes: causes that answers alone cannot tell apart, and what tells them apart."""

from __future__ import annotations

from dataclasses import dataclass

from runwell.knowledge.numbers import Grade
from runwell.refusals import Refusal

AT_LEAST, AT_MOST = 2, 4


@dataclass(frozen=True, slots=True)
class LookAlikes:
    """Two to four causes that give much the same answers; unlike a family each keeps its own place.

    told_apart: what an exam or a scan looks at, as a runner reads it. sources: keys of the pack's sources.
    """

    id: str
    causes: tuple[str, ...]
    told_apart: str
    grade: Grade
    sources: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        if not AT_LEAST <= len(self.causes) <= AT_MOST or len(set(self.causes)) < len(self.causes):
            raise Refusal("Look-alikes are two to four different causes", where=self.id, mend="Split them")
        if self.grade is not Grade.EXPERT and not self.sources:
            raise Refusal(f"“{self.grade}” without a source", where=self.id, mend="Name it, or write expert")
