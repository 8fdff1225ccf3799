"""Times of messages whose header byte holds five bits of time in place of a field.

Source: FIT Protocol, "Compressed Timestamp Header": the lowest five bits of the time; the rest is that of the
message before, one more where the five bits are smaller than they were there.
"""

from __future__ import annotations

import numpy as np

from runwell.running.files.fit.block import Block
from runwell.running.files.fit.checksum import Bytes
from runwell.running.files.fit.profile import EPOCH, TIMESTAMP, Told
from runwell.running.files.fit.scan import Scanned
from runwell.running.files.run import Column

Mask = np.ndarray[tuple[int], np.dtype[np.bool_]]


def times(seen: Bytes, scanned: Scanned) -> Column:
    """Of each message, in seconds since 1970; NaN where it has none."""
    full = _full(seen, scanned)
    heads = seen[scanned.positions]
    compressed = heads >= 0x80
    clocked = compressed | ~np.isnan(full)
    found = np.full(len(full), np.nan)
    found[clocked] = (
        added_up(full[clocked], (heads & 31).astype(np.float64)[clocked], compressed[clocked]) + EPOCH
    )
    return found


def _full(seen: Bytes, scanned: Scanned) -> Column:
    """What stands in the field of a time, in seconds of FIT's clock."""
    full = np.full(len(scanned.positions), np.nan)
    for kind, told in enumerate(scanned.definitions):
        rows = np.flatnonzero(scanned.kinds == kind)
        if len(rows) and TIMESTAMP in told.fields:
            values = Block.of(told, seen, scanned.positions[rows]).column(Told(TIMESTAMP))
            full[rows] = np.nan if values is None else values
    return full


def added_up(full: Column, low: Column, compressed: Mask, bits: int = 5) -> Column:
    """The clock goes on from the last full time by what its lowest bits grew by."""
    compressed = compressed & np.isnan(full)
    whole = np.where(compressed, low, full).astype(np.int64)
    grown = np.diff(whole, prepend=0) & ((1 << bits) - 1)
    sums = np.cumsum(np.where(compressed, grown, 0))
    last = np.maximum.accumulate(np.where(compressed, -1, np.arange(len(whole))))
    base = np.where(last < 0, 0, whole[last] - sums[last])
    found: Column = (base + sums).astype(np.float64)
    return found
