"""Rows whose time cannot be: emptied rather than dropped, so that no count of records changes."""

from __future__ import annotations

import numpy as np

from runwell.running.files.fit.profile import EPOCH
from runwell.running.files.fit.records import Columns
from runwell.running.files.run import Column

LONGEST_RUN = 864_000.0  # seconds


def mend(columns: Columns, damaged: bool) -> None:
    """In a damaged file empty every row that is ten days off the others; then give each row a time.

    A row without a time of its own takes that of the row before it, so times have no holes.
    """
    times = columns.get("time")
    if times is None:
        return
    if damaged:
        _empty(columns, _far_off(times))
    if np.isnan(columns["time"]).any():
        columns["time"] = _filled(columns["time"])


def _far_off(times: Column) -> np.ndarray[tuple[int], np.dtype[np.bool_]]:
    """Zeros in the place of records say the very first second of FIT's clock."""
    real = times[times > EPOCH]
    middle = np.nanmedian(real) if len(real) else np.nan
    far: np.ndarray[tuple[int], np.dtype[np.bool_]] = np.abs(times - middle) > LONGEST_RUN
    return far


def _empty(columns: Columns, rows: np.ndarray[tuple[int], np.dtype[np.bool_]]) -> None:
    if rows.any():
        for name, values in columns.items():
            columns[name] = np.where(rows, np.nan, values)


def _filled(times: Column) -> Column:
    """The first known time also before it; as it is where none is known."""
    known = np.flatnonzero(~np.isnan(times))
    if not len(known):
        return times
    before = np.searchsorted(known, np.arange(len(times)), "right") - 1
    filled: Column = times[known[np.maximum(before, 0)]]
    return filled
