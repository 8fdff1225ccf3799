"""A whole number, or a range of whole numbers, such as 10-15 repetitions."""

from __future__ import annotations

from dataclasses import dataclass

from runwell.refusals import Refusal


@dataclass(frozen=True, slots=True)
class Span:
    """From low to high, both included; one number where they are the same."""

    low: int
    high: int

    def __post_init__(self) -> None:
        if not 0 <= self.low <= self.high:
            raise Refusal(f"{self.low} to {self.high} is not a range", mend="Write low, high, not below 0")

    def __str__(self) -> str:
        return str(self.low) if self.low == self.high else f"{self.low}-{self.high}"
