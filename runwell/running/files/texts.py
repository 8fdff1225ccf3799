"""Numbers and times out of the texts of a column, all at once."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime

import numpy as np

from runwell.running.files.run import Column

NOTHING = "nan"  # the text of a value that is missing
SHORTEST, LONGEST = len("2026-11-28T05:39:11Z"), 40
FIRST, LAST = -62_135_596_800, 253_402_300_800  # the years 1 to 9999


def numbers(texts: Sequence[str]) -> Column:
    """Each as a float; what is no number, or infinite, is missing."""
    try:
        values = np.array(list(map(float, texts)))
    except ValueError:
        values = np.array([number(text) for text in texts])
    values[np.isinf(values)] = np.nan
    return values


def number(text: str) -> float:
    """One number, be it with a decimal comma."""
    try:
        return float(text.replace(",", "."))
    except ValueError:
        return np.nan


def times(texts: Sequence[str]) -> Column:
    """Each as seconds since 1970 in UTC; a time without a zone is UTC, as both formats say."""
    if plainly_zulu(texts):
        try:
            parts = np.array([text[:-1] for text in texts], "datetime64[us]").astype(np.int64)
        except ValueError:
            parts = np.empty(0, np.int64)
        seconds: Column = parts / 1e6
        if len(seconds) and seconds.min() >= FIRST and seconds.max() < LAST:
            return seconds
    return np.array([moment(text) for text in texts])


def plainly_zulu(texts: Sequence[str]) -> bool:
    """Whether numpy may read them: it knows no zones, and takes words such as "now"."""
    lengths = set(map(len, texts))
    if not lengths or min(lengths) < SHORTEST or max(lengths) > LONGEST:
        return False
    joined = "".join(texts)
    count = len(texts)
    return (
        joined.count("Z") == joined.count("T") == count
        and joined.count("-") == 2 * count
        and "+" not in joined
    )


def moment(text: str) -> float:
    """One time, NaN where it is none."""
    try:
        when = datetime.fromisoformat(text.strip())
        return (when if when.tzinfo else when.replace(tzinfo=UTC)).timestamp()
    except (ValueError, OverflowError):
        return np.nan
