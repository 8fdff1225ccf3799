"""Links: what was measured of a finding for a cause, as the literature prints it."""

from __future__ import annotations

from dataclasses import dataclass

from runwell.knowledge.numbers import Grade
from runwell.refusals import Refusal


@dataclass(frozen=True, slots=True)
class Measured:
    """A printed figure: its point, its interval, or both. A study may print only a range."""

    point: float | None = None
    low: float | None = None
    high: float | None = None

    def __post_init__(self) -> None:
        there = [value for value in (self.low, self.point, self.high) if value is not None]
        if not there or (self.low is None) != (self.high is None):
            raise Refusal("A figure is a point, a range low-high, or both", mend="Write [low, point, high]")
        if there != sorted(there) or there[0] < 0:
            raise Refusal(f"{there} is not in rising order from 0", mend="Write low, point, high")


@dataclass(frozen=True, slots=True)
class Link:
    """One study's word on one answer for one cause.

    sensitivity, specificity: shares. positive_ratio, negative_ratio: likelihood ratios.
    pooled_separately: the ratios do not follow from the printed shares (pooled apart, or corrected).
    n, standard, other: sample, reference standard and other measures, in the study's words. source: a key.
    """

    finding: str
    choice: str
    cause: str
    grade: Grade
    sensitivity: Measured | None = None
    specificity: Measured | None = None
    positive_ratio: Measured | None = None
    negative_ratio: Measured | None = None
    pooled_separately: bool = False
    n: str = ""
    standard: str = ""
    other: str = ""
    note: str = ""
    source: str = ""

    def __post_init__(self) -> None:
        if self.grade is not Grade.EXPERT and not self.source:
            raise Refusal(f"“{self.grade}” without a source", mend="Name its key, or call it expert")
        for share in (self.sensitivity, self.specificity):
            if share and max(filter(None, (share.point, share.high, 0)), default=0) > 1:
                raise Refusal("A sensitivity or specificity is at most 1", mend="Write a share")
