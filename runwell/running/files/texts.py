"""Numbers and times out of the texts of a column, all at once."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import UTC, datetime

import numpy as np

from runwell.running.files.run import Column

NOTHING = "nan"  # the text of a value that is missing
ZEROS = bytes.maketrans(b"123456789", b"0" * 9)
ZULU = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d{1,9})?Z", re.ASCII)


def numbers(texts: Sequence[str]) -> Column:
    """Each as a float; what is no number, or infinite, is missing."""
    if texts.count(NOTHING) == len(texts):
        return np.full(len(texts), np.nan)
    try:
        values = np.fromiter(map(float, texts), np.float64, len(texts))
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
    texts = list(map(str.strip, texts))
    if plainly_zulu(texts):
        try:
            when = np.array([text[:-1] for text in texts], "datetime64[us]")
            seconds: Column = when.astype(np.int64) / 1e6
            return seconds
        except ValueError:
            pass  # a day that is in no calendar; the others are still to be read
    return np.array([moment(text) for text in texts])


def plainly_zulu(texts: Sequence[str]) -> bool:
    """Whether numpy may read them, which knows no zones and takes words such as "now"."""
    shapes = "".join(texts).encode("ascii", "replace").translate(ZEROS)
    shape = shapes[: len(texts[0])] if texts else b""
    if shapes == shape * len(texts):
        return bool(ZULU.fullmatch(shape.decode("ascii")))
    return all(map(ZULU.fullmatch, texts))


def moment(text: str) -> float:
    """One time, NaN where it is none."""
    try:
        when = datetime.fromisoformat(text.strip())
        return (when if when.tzinfo else when.replace(tzinfo=UTC)).timestamp()
    except (ValueError, OverflowError):
        return np.nan
