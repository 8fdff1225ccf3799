"""Next tests: what a clinician's tests and scans do and tell, in words for runners."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from runwell.knowledge.frozen import freeze_mappings
from runwell.knowledge.numbers import Grade
from runwell.refusals import Refusal


@dataclass(frozen=True, slots=True)
class ExamTest:
    """The plain words of a clinician test; id: its finding. What was measured of it stands in the links."""

    id: str
    plain_name: str
    why: str


@dataclass(frozen=True, slots=True)
class Scan:
    """What decides about these causes, because no exam by hand can.

    plain_name, why: as a runner reads them. sources: keys of the pack's sources.
    """

    id: str
    causes: tuple[str, ...]
    plain_name: str
    why: str
    grade: Grade
    sources: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        if not self.causes:
            raise Refusal("There is no cause about which it decides", where=self.id, mend="Name one")
        if self.grade is not Grade.EXPERT and not self.sources:
            raise Refusal(f"“{self.grade}” without a source", where=self.id, mend="Name it, or write expert")


@dataclass(frozen=True, slots=True)
class NextTests:
    """exams: by the id of the finding. scans: by their own id."""

    exams: Mapping[str, ExamTest] = field(default_factory=dict)
    scans: Mapping[str, Scan] = field(default_factory=dict)

    def __post_init__(self) -> None:
        freeze_mappings(self)

    def scan_for(self, cause: str) -> Scan | None:
        """The scan that decides about the cause, if an exam cannot."""
        return next((scan for scan in self.scans.values() if cause in scan.causes), None)
