"""How many of how many, and how far such a share may be off by chance; middles of what was counted."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from math import sqrt
from statistics import NormalDist

import numpy as np

Z = NormalDist().inv_cdf(0.975)  # half the width, in standard deviations, of a 95 % interval


@dataclass(frozen=True, slots=True)
class Proportion:
    """hits of all, such as 26 of 35 cases."""

    hits: int
    of: int

    @classmethod
    def counted(cls, marks: Iterable[bool | None]) -> Proportion:
        """How often True stands among True and False; None is left out, since the mark does not apply."""
        given = [mark for mark in marks if mark is not None]
        return cls(sum(given), len(given))

    @property
    def share(self) -> float | None:
        """The share from 0 to 1; None of nothing."""
        return self.hits / self.of if self.of else None

    @property
    def interval(self) -> tuple[float, float]:
        """(low, high) of the 95 % interval after Wilson (J Am Stat Assoc 1927;22:209); 0 to 1 of nothing."""
        if not self.of:
            return 0.0, 1.0
        share, room = self.hits / self.of, Z**2 / self.of
        middle = (share + room / 2) / (1 + room)
        reach = Z * sqrt(share * (1 - share) / self.of + room / (4 * self.of)) / (1 + room)
        return max(middle - reach, 0.0), min(middle + reach, 1.0)


@dataclass(frozen=True, slots=True)
class Quartiles:
    """A quarter of the values lies below `low`, half below `median`, a quarter above `high`."""

    low: float
    median: float
    high: float

    @classmethod
    def across(cls, values: Sequence[float]) -> Quartiles | None:
        """The quartiles of the values; None of nothing."""
        if not values:
            return None
        low, median, high = np.quantile(values, (0.25, 0.5, 0.75)).tolist()
        return cls(low, median, high)
