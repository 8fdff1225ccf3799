"""How often each answer is given when each cause is the true one."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

from runwell.knowledge.numbers import Grade, Interval
from runwell.refusals import Refusal

ROUNDING = 0.005  # the points of one row are printed to four digits and must still add up to one


@dataclass(frozen=True, slots=True)
class Row:
    """The chance of each answer under one cause, with how each number was come by.

    cells: value -> Interval; their points add up to one. grade and reason stand for the whole row;
    exceptions: value -> (grade, reason) where a single number has its own.
    """

    cells: Mapping[str, Interval]
    grade: Grade = Grade.EXPERT
    reason: str = ""
    exceptions: Mapping[str, tuple[Grade, str]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        total = sum(cell.point for cell in self.cells.values())
        if abs(total - 1) > ROUNDING:
            raise Refusal(f"The chances of the answers add up to {total:.4f}", mend="Make them add up to 1")
        object.__setattr__(self, "cells", MappingProxyType(dict(self.cells)))
        object.__setattr__(self, "exceptions", MappingProxyType(dict(self.exceptions)))


@dataclass(frozen=True, slots=True)
class Likelihoods:
    """One question's table: a row a cause, and the default row for causes without their own."""

    finding: str
    reason: str
    sources: tuple[str, ...]
    default: Row
    rows: Mapping[str, Row]

    def __post_init__(self) -> None:
        values = set(self.default.cells)
        for cause, row in self.rows.items():
            if set(row.cells) != values:
                odd = ", ".join(sorted(set(row.cells) ^ values))
                raise Refusal(f"The row of {cause} and the default differ in: {odd}", where=self.finding)
        object.__setattr__(self, "rows", MappingProxyType(dict(self.rows)))

    def row(self, cause: str) -> Row:
        """The cause's own row, else the default."""
        return self.rows.get(cause, self.default)
