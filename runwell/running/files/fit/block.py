"""Data messages of one definition as a table of bytes, and its fields as columns of numbers."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt

from runwell.running.files.fit.checksum import Bytes
from runwell.running.files.fit.definition import Definition, Field
from runwell.running.files.fit.profile import Told
from runwell.running.files.fit.scan import Positions
from runwell.running.files.run import Column


@dataclass(frozen=True, slots=True)
class Block:
    """seen: bytes in which the messages lie `apart` bytes apart from `first` on, `rows` of them."""

    told: Definition
    seen: Bytes
    first: int
    apart: int
    rows: int

    @classmethod
    def of(cls, told: Definition, seen: Bytes, positions: Positions) -> Block:
        """The messages that begin at those positions, each of them whole."""
        rows, first = len(positions), int(positions[0])
        apart = int(positions[1]) - first if rows > 1 else told.size
        if int(positions[-1]) - first == apart * (rows - 1) and (np.diff(positions) == apart).all():
            return cls(told, seen, first, apart, rows)
        # One copy of each message as a whole: byte by byte it takes three times as long.
        every = np.ndarray((len(seen) - told.size + 1,), f"V{told.size}", seen, 0, (1,))
        return cls(told, every[positions].view(np.uint8), 0, told.size, rows)

    def raw(self, field: Field, at: int = 0) -> npt.NDArray[Any]:
        """The value of that field in each message as it is stored; of a list, the one `at` bytes in."""
        kind = np.dtype(self.told.order + field.type.code)
        return np.ndarray((self.rows,), kind, self.seen, self.first + field.at + at, (self.apart,))

    def bytes_of(self, field: Field) -> Bytes:
        """(rows, size of the field) as it is stored."""
        shape, strides = (self.rows, field.size), (self.apart, 1)
        return np.ndarray(shape, np.uint8, self.seen, self.first + field.at, strides)

    def column(self, told: Told) -> Column | None:
        """The values of that field in their unit, NaN where invalid; None where no row has one."""
        field = self.told.fields.get(told.number)
        return None if field is None else self.values(told, field)

    def values(self, told: Told, field: Field) -> Column | None:
        """The same of a field that is known already."""
        if not field.readable:
            return None
        values = self.raw(field).astype(np.float64)
        missing = values == field.type.invalid
        if missing.any():
            if missing.all():
                return None
            values[missing] = np.nan
        if told.scale != 1:
            values /= told.scale
        if told.offset:
            values -= told.offset
        return values
