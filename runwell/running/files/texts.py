"""Numbers and times out of the texts of a column, all at once."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import UTC, datetime

import numpy as np

from runwell.running.files.run import Column

NOTHING = "nan"  # the text of a value that is missing
ZEROS = bytes.maketrans(b"123456789", b"0" * 9)
ZULU = re.compile(rb"0000-00-00T00:00:00(?:\.0{1,9})?Z")


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
            when = np.array([text[:-1] for text in texts], "datetime64[us]")
            seconds: Column = when.astype(np.int64) / 1e6
            return seconds
        except ValueError:
            pass  # a day that is in no calendar; the others are still to be read
    return np.array([moment(text) for text in texts])


def plainly_zulu(texts: Sequence[str]) -> bool:
    """Whether numpy may read them: it knows no zones, and takes words such as "now"."""
    shapes = "".join(texts).encode("ascii", "replace").translate(ZEROS)
    length = len(texts[0]) if texts else 0
    return bool(ZULU.fullmatch(shapes[:length])) and shapes == shapes[:length] * len(texts)


def moment(text: str) -> float:
    """One time, NaN where it is none."""
    try:
        when = datetime.fromisoformat(text.strip())
        return (when if when.tzinfo else when.replace(tzinfo=UTC)).timestamp()
    except (ValueError, OverflowError):
        return np.nan
