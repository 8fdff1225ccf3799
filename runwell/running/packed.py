"""The columns of a run as one small blob, and back.

A version byte, then one zlib stream: rows, a head of fixed size for each column, then their bodies. A value
becomes a whole number of the column's unit; kept are differences (of differences, where a runner moves on
evenly), folded to numbers without sign and laid out byte by byte, so that high bytes are runs of zeros. Zlib
then only has to look for runs: as small as its level 6 on the same bytes, in a quarter of its time (see
docs/decisions/0037-doors-and-privacy.md).
"""

from __future__ import annotations

import zlib
from dataclasses import dataclass
from struct import Struct
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from runwell.refusals import Refusal
from runwell.running.files.run import Column, Streams

VERSION = 1
MOST_ROWS = 4_000_000  # 46 days at a record a second
FURTHEST = 2.0**53  # beyond it a float64 knows no single units; no watch means such a value
Whole = npt.NDArray[np.int64]

ROWS = Struct("<I")
HEAD = Struct("<BBBqq")
NEVER, MISSING, WHOLE, GAPS = range(4)


class Head(NamedTuple):
    """Ahead of a column's body. unit: which of its units. planes: bytes a number. step: first difference."""

    state: int
    unit: int
    planes: int
    first: int
    step: int


@dataclass(frozen=True, slots=True)
class Kept:
    """units: parts of one, coarsest first: the first in which every value is whole is taken, or the last."""

    units: tuple[float, ...]
    twice: bool = False


COLUMNS = {
    "time": Kept((1, 1000), twice=True),
    "distance": Kept((100,), twice=True),
    "latitude": Kept((1e7,), twice=True),
    "longitude": Kept((1e7,), twice=True),
    "altitude": Kept((5, 100)),
    "speed": Kept((1000,)),
    "heart_rate": Kept((1, 1000)),
    "cadence": Kept((1, 64, 1000)),
    "contact": Kept((1, 100)),
    "oscillation": Kept((1, 100)),
    "balance": Kept((1, 100)),
}


def pack(streams: Streams) -> bytes:
    """To 1 ms, 1 cm, 1e-7 degree, 1 mm/s; whole beats exactly. What is infinite or beyond 2^53 is missing."""
    if len(streams) > MOST_ROWS:
        raise Refusal(f"A run of {len(streams):,} records is too long", "streams", f"At most {MOST_ROWS:,}")
    heads, bodies = [ROWS.pack(len(streams))], []
    for name, values in streams.columns():
        head, body = packed_column(values, COLUMNS[name])
        heads.append(head)
        bodies.append(body)
    runs_only = zlib.compressobj(1, strategy=zlib.Z_RLE)
    return bytes([VERSION]) + runs_only.compress(b"".join(heads + bodies)) + runs_only.flush()


def packed_column(values: Column, kept: Kept) -> tuple[bytes, bytes]:
    """Its head and its body."""
    there = np.abs(values) < FURTHEST / kept.units[-1]
    count = int(np.count_nonzero(there))
    if not count:
        return HEAD.pack(*Head(MISSING if len(values) else NEVER, 0, 0, 0, 0)), b""
    full = count == len(values)
    unit, numbers = in_units(values if full else values[there], kept.units)
    first, step, folded = differences(numbers, kept.twice)
    planes = (int(folded.max(initial=0)).bit_length() + 7) // 8
    mask = b"" if full else np.packbits(there).tobytes()
    layers = folded.astype("<i8", copy=False).view(np.uint8).reshape(-1, 8)[:, :planes]
    return HEAD.pack(*Head(WHOLE if full else GAPS, unit, planes, first, step)), mask + layers.T.tobytes()


def in_units(values: Column, units: tuple[float, ...]) -> tuple[int, Whole]:
    """Which unit, and the values in it."""
    for at, unit in enumerate(units):
        scaled = values * unit
        rounded = np.rint(scaled)
        if at == len(units) - 1 or np.abs(scaled - rounded).max() < 1e-6:
            break
    return at, rounded.astype(np.int64)


def differences(numbers: Whole, twice: bool) -> tuple[int, int, Whole]:
    """The first number, the first difference (0 unless twice), the rest without sign: 0, -1, 1 as 0, 1, 2."""
    rest, step = np.diff(numbers), 0
    if twice and len(rest):
        step, rest = int(rest[0]), np.diff(rest)
    return int(numbers[0]), step, (rest << 1) ^ (rest >> 63)


def unpack(data: bytes) -> Streams:
    """What was packed. A blob that is not whole is refused: its run is read again from the original file."""
    if data[:1] != bytes([VERSION]):
        raise spoilt("was written by another version of Runwell" if data else "is empty")
    try:
        plain = zlib.decompress(data[1:])
    except zlib.error:
        raise spoilt("is damaged") from None
    return unfolded(plain)


def unfolded(plain: bytes) -> Streams:
    """The columns out of heads and bodies; lengths that disagree are refused before much is made."""
    at = ROWS.size + HEAD.size * len(COLUMNS)
    if len(plain) < at or (rows := ROWS.unpack_from(plain)[0]) > MOST_ROWS:
        raise spoilt("is damaged")
    columns = {}
    for place, (name, kept) in enumerate(COLUMNS.items()):
        head = Head(*HEAD.unpack_from(plain, ROWS.size + place * HEAD.size))
        columns[name], at = unpacked_column(plain, at, rows, kept, head)
    if at != len(plain):
        raise spoilt("is damaged")
    return Streams(**columns)


def unpacked_column(plain: bytes, at: int, rows: int, kept: Kept, head: Head) -> tuple[Column, int]:
    """One column, and where the next begins."""
    if head.state in (NEVER, MISSING):
        return np.full(rows if head.state == MISSING else 0, np.nan), at
    there, at = where_there(plain, at, rows, head.state)
    count = int(np.count_nonzero(there))
    rest = max(count - (2 if kept.twice else 1), 0)  # the others stand in the head
    end = at + rest * head.planes
    if head.state > GAPS or not count or head.planes > 8 or head.unit >= len(kept.units) or end > len(plain):
        raise spoilt("is damaged")
    layers = np.frombuffer(plain, np.uint8)[at:end].reshape(head.planes, rest)
    numbers = summed(layers, head.first, head.step, kept.twice)[:count]
    values = np.full(rows, np.nan)
    values[there] = numbers / kept.units[head.unit]
    return values, end


def where_there(plain: bytes, at: int, rows: int, state: int) -> tuple[npt.NDArray[np.bool_], int]:
    """Which rows have a value, and where what follows begins."""
    if state == WHOLE:
        return np.ones(rows, bool), at
    size = (rows + 7) // 8
    if at + size > len(plain):
        raise spoilt("is damaged")
    return np.unpackbits(np.frombuffer(plain, np.uint8, size, at), count=rows).astype(bool), at + size


def summed(layers: npt.NDArray[np.uint8], first: int, step: int, twice: bool) -> Whole:
    """The numbers again out of the layers of their differences."""
    planes, count = layers.shape
    wide = np.zeros((count, 8), np.uint8)
    wide[:, :planes] = layers.T
    folded = wide.view("<i8").ravel().astype(np.int64, copy=False)
    rest = (folded >> 1) ^ -(folded & 1)
    if twice:
        rest = np.cumsum(np.concatenate(([step], rest)))
    return np.cumsum(np.concatenate(([first], rest)))


def spoilt(why: str) -> Refusal:
    """The refusal of a blob."""
    return Refusal(f"The kept columns of this run {why}", "streams", "Rebuild them from the original file")
