"""The points of an XML file as they come, a row each, made columns now and then lest text piles up."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from runwell.running.files.run import Column, Damage, Harm
from runwell.running.files.texts import NOTHING, numbers, times

TIME, LATITUDE, LONGITUDE, ALTITUDE, DISTANCE, SPEED, HEART_RATE, CADENCE = range(8)
POINT = 99  # in the place of a column: the point itself
EMPTY = [NOTHING] * 8
Row = list[str]


class Table:
    """Rows of texts, of which those before the last `settle` are numbers already."""

    def __init__(self) -> None:
        self.rows: list[Row] = []
        self.parts: list[list[Column]] = []

    def __len__(self) -> int:
        return len(self.rows) + sum(len(part[0]) for part in self.parts)

    def settle(self) -> None:
        """Make columns of the rows, whose text is then let go."""
        if self.rows:
            texts: list[Sequence[str]] = list(zip(*self.rows, strict=True))
            self.parts.append([times(texts[TIME]), *map(numbers, texts[1:])])
            self.rows.clear()

    def columns(self) -> list[Column]:
        """The eight columns; a position that is not on Earth is missing."""
        self.settle()
        if not self.parts:
            return [np.empty(0)] * 8
        columns = [np.concatenate(part) for part in zip(*self.parts, strict=True)]
        nowhere = ~((np.abs(columns[LATITUDE]) <= 90) & (np.abs(columns[LONGITUDE]) <= 180))
        columns[LATITUDE][nowhere] = columns[LONGITUDE][nowhere] = np.nan
        return columns


class Fields(dict[str, int]):
    """Which column an element fills, by its name without a prefix; -1 for none."""

    def __init__(self, known: dict[str, int]) -> None:
        super().__init__(known)
        self.known = known

    def __missing__(self, name: str) -> int:
        local = name.rpartition(":")[2]
        found = self.known.get(local, -1)
        if len(self) < 1000:  # a file that makes up names must not fill the memory
            self[name] = found
        return found


def last_of(column: Column) -> float | None:
    """The last value that is not missing."""
    known = column[np.isfinite(column)]
    return float(known[-1]) if len(known) else None


def out_of_order(known: Column) -> tuple[Damage, ...]:
    """The harm of times that run backwards; how often."""
    backwards = int((np.diff(known) < 0).sum())
    return (Damage(Harm.TIMES_OUT_OF_ORDER, detail=str(backwards)),) if backwards else ()
