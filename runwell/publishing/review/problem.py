"""A problem of a page: how bad, which rule, where, what, and how to mend it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Level(StrEnum):
    """How bad a problem is, the worst first."""

    BLOCKS = "blocks"  # the page must not be published so
    WARNS = "warns"  # an editor should mend it
    SUGGESTS = "suggests"  # it would be better otherwise

    @property
    def rank(self) -> int:
        """0 for the worst."""
        return list(Level).index(self)


@dataclass(frozen=True, slots=True)
class Problem:
    """One row. line: where it is, from 1; 0 where it is of the whole document or something is missing.

    message, mend: a sentence each, without the full stop. where: in place of the line.
    """

    level: Level
    rule: str
    message: str
    mend: str
    line: int = 0
    where: str = ""

    @property
    def place(self) -> str:
        """Where it is, for a person."""
        if self.where:
            return self.where
        return f"line {self.line}" if self.line else "the document"

    def as_row(self) -> dict[str, str]:
        """The problem as one row of a `--json` list of problems."""
        return {
            "level": str(self.level),
            "rule": self.rule,
            "place": self.place,
            "message": self.message,
            "mend": self.mend,
        }
