"""How often each answer is given when each cause is the true one."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from runwell.knowledge.frozen import freeze_mappings
from runwell.knowledge.numbers import Grade, Interval
from runwell.refusals import Refusal

DEFAULT = "*"  # the name of the default row in files and notes
ROUNDING = 0.005  # the points of one row are printed to four digits and must still add up to one


@dataclass(frozen=True, slots=True)
class Row:
    """The chance of each answer under one cause; their points add up to one.

    cells: value -> Interval. An answer of `Likelihoods.silent` has no cell: it says nothing about any cause.
    """

    cells: Mapping[str, Interval]

    def __post_init__(self) -> None:
        total = sum(cell.point for cell in self.cells.values())
        if abs(total - 1) > ROUNDING:
            raise Refusal(f"The chances of the answers add up to {total:.4f}", mend="Make them add up to 1")
        freeze_mappings(self)


@dataclass(frozen=True, slots=True)
class Basis:
    """How numbers were come by: their grade, the reason in a sentence, and keys of the pack's sources."""

    grade: Grade
    reason: str
    sources: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class CellNote:
    """Cells of a table that have a basis of their own: these choices under these causes.

    causes: ids, and "*" for the default row; empty for every row. choices: empty for every choice.
    """

    causes: tuple[str, ...]
    choices: tuple[str, ...]
    basis: Basis

    def covers(self, cause: str, choice: str) -> bool:
        """Whether the note speaks about that cell."""
        return (not self.causes or cause in self.causes) and (not self.choices or choice in self.choices)


@dataclass(frozen=True, slots=True)
class Likelihoods:
    """One question's table: a row a cause, and the default row for causes without their own.

    grade, reason, sources: the basis of every cell that no note covers. silent: answers that say nothing
    about any cause and so have no cells, such as "I did not do it".
    """

    finding: str
    reason: str
    sources: tuple[str, ...]
    default: Row
    rows: Mapping[str, Row]
    grade: Grade = Grade.EXPERT
    notes: tuple[CellNote, ...] = ()
    silent: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        values = set(self.default.cells)
        for cause, row in self.rows.items():
            if set(row.cells) != values:
                odd = ", ".join(sorted(set(row.cells) ^ values))
                raise Refusal(f"The row of {cause} and the default differ in: {odd}", where=self.finding)
        freeze_mappings(self)

    @property
    def basis(self) -> Basis:
        """The basis of every cell that no note covers."""
        return Basis(self.grade, self.reason, self.sources)

    def row(self, cause: str) -> Row:
        """The cause's own row, else the default."""
        return self.rows.get(cause, self.default)

    def basis_of(self, cause: str, choice: str) -> Basis:
        """Why that cell is as it is: the last note that covers it, else the basis of the table."""
        row = cause if cause in self.rows else DEFAULT
        return next((note.basis for note in reversed(self.notes) if note.covers(row, choice)), self.basis)
