"""A number from the literature, or from an expert, never without its spread and its grade."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from runwell.refusals import Refusal


class Grade(StrEnum):
    """How a number was come by, strongest first. `expert` is said aloud wherever it is shown."""

    META_ANALYSIS = "meta-analysis"
    COHORT = "cohort"
    CASE_SERIES = "case-series"
    GUIDELINE_DESCRIPTION = "guideline-description"
    EXPERT = "expert"


@dataclass(frozen=True, slots=True)
class Interval:
    """A probability with its plausible range: 0 < low <= point <= high < 1."""

    low: float
    point: float
    high: float

    def __post_init__(self) -> None:
        if not 0 < self.low <= self.point <= self.high < 1:
            raise Refusal(
                f"{self.low}, {self.point}, {self.high} is not a probability with its range",
                mend="Write low, point, high, each above 0 and below 1, in rising order",
            )
