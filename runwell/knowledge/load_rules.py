"""Load rules: what a runner's files are compared with."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from runwell.knowledge.facts import Fact, Standing, must_name_page
from runwell.knowledge.frozen import freeze_mappings
from runwell.refusals import Refusal


@dataclass(frozen=True, slots=True)
class SpikeBand:
    """A run compared with the longest of the days before: above < ratio <= up_to.

    rate_ratio, low, high: adjusted hazard rate ratio of an injury with its 95 % interval; a rate ratio over
    many runners, never a probability for one. None for low and high: the reference.
    """

    id: str
    above: float
    rate_ratio: float
    rests_on: Standing
    urls: tuple[str, ...]
    up_to: float | None = None
    low: float | None = None
    high: float | None = None

    def __post_init__(self) -> None:
        must_name_page(self.rests_on, self.urls)
        if self.up_to is not None and self.up_to <= self.above:
            raise Refusal("The band ends before it begins", mend="Write up_to above its start")

    def holds(self, ratio: float) -> bool:
        """Whether a ratio lies in the band."""
        return self.above < ratio and (self.up_to is None or ratio <= self.up_to)


@dataclass(frozen=True, slots=True)
class MusclePeak:
    """Peak force of a muscle in running, N/kg, at 90, 100 and 110 % of the preferred step rate."""

    id: str
    muscle: str
    period: str
    at_90: float
    at_100: float
    at_110: float
    rests_on: Standing
    urls: tuple[str, ...]

    def __post_init__(self) -> None:
        must_name_page(self.rests_on, self.urls)


@dataclass(frozen=True, slots=True)
class LoadRules:
    """Bands of a single run in rising order, muscle forces, and facts by subject."""

    spike_bands: Mapping[str, SpikeBand] = field(default_factory=dict)
    muscle_peaks: Mapping[str, MusclePeak] = field(default_factory=dict)
    facts: Mapping[str, Mapping[str, Fact]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        freeze_mappings(self)

    def fact(self, subject: str, name: str) -> Fact:
        """The fact of that subject."""
        return self.facts[subject][name]
