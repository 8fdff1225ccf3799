"""Heart rate that a strap kept in water and handed over later: `hr` messages, merged into the records.

Source: FIT Cookbook, "Decoding heart rate" (developer.garmin.com/fit/cookbook): a message with a timestamp
ties the strap's own clock (1/1024 s) to the watch's; the following ones hold 12 bits of that clock for each
beat. A record gets the mean of the beats since the record before it, rounded half up; a rate stands for the
following 5 s in steps of a quarter second, unless a new beat comes.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from runwell.running.files.fit.block import Block
from runwell.running.files.fit.checksum import Bytes
from runwell.running.files.fit.clock import added_up
from runwell.running.files.fit.profile import (
    EPOCH,
    HR_EVENT,
    HR_EVENT_12,
    HR_FRACTION,
    HR_RATE,
    TIMESTAMP,
    Told,
)
from runwell.running.files.fit.scan import Positions
from runwell.running.files.run import Column

QUARTER, MOST_STEPS = 0.25, 20
BITS = 12
TICKS = 1024  # a second of the strap
TURN = 1 << 32  # ticks


class Beats(NamedTuple):
    """Times (s since 1970) and rates of the beats."""

    times: Column
    rates: Column


class _Read(NamedTuple):
    """Of each beat in the messages of one definition; ticks: whole, or its lowest BITS; watch: where tied."""

    order: Column
    ticks: Column
    is_whole: Column
    watch: Column
    rates: Column


def beats(blocks: Iterable[tuple[Block, Positions]]) -> Beats:
    """All that can be tied to the watch's clock, in the order of the file; positions: of its messages."""
    read = [one for block, positions in blocks if (one := _read(block, positions)) is not None]
    if not read:
        return Beats(np.empty(0), np.empty(0))
    joined = _Read(*map(np.concatenate, zip(*read, strict=True)))
    order = np.argsort(joined.order, kind="stable")
    _, ticks, is_whole, watch, rates = (column[order] for column in joined)
    ticks = added_up(np.where(is_whole == 1, ticks, np.nan), ticks, is_whole == 0, BITS)
    tied = np.maximum.accumulate(np.where(np.isnan(watch), -1, np.arange(len(watch))))
    times = watch[tied] + (ticks - ticks[tied]) % TURN / TICKS
    return Beats(times[tied >= 0], rates[tied >= 0])


def _read(block: Block, positions: Positions) -> _Read | None:
    """None where a message has not as many rates as beats."""
    fields = block.told.fields
    rates = block.bytes_of(fields[HR_RATE]) if HR_RATE in fields else np.empty((block.rows, 0), np.uint8)
    whole, short = fields.get(HR_EVENT), fields.get(HR_EVENT_12)
    if whole is not None and whole.readable:
        ticks = np.stack([block.raw(whole, at) for at in range(0, whole.size, whole.type.size)], axis=1)
    elif short is not None:
        ticks = _unpacked(block.bytes_of(short))
    else:
        return None
    if ticks.shape != rates.shape:
        return None
    stamp, fraction = block.column(Told(TIMESTAMP, 1, -EPOCH)), block.column(HR_FRACTION)
    watch = np.full(ticks.shape, np.nan)
    if stamp is not None and whole is not None:
        watch[:, 0] = stamp if fraction is None else stamp + np.nan_to_num(fraction)
    order = np.repeat(positions, ticks.shape[1])
    is_whole = np.full(ticks.size, whole is not None)
    columns = (order, ticks.ravel(), is_whole, watch.ravel(), rates.ravel())
    return _Read(*(column.astype(np.float64) for column in columns))


def _unpacked(packed: Bytes) -> npt.NDArray[np.int64]:
    """(rows, 3n) -> (rows, 2n): two numbers of 12 bits in three bytes, the lowest bits first."""
    cells = packed[:, : packed.shape[1] // 3 * 3].reshape(len(packed), -1, 3).astype(np.int64)
    first, second, third = cells[..., 0], cells[..., 1], cells[..., 2]
    found = np.stack((first | (second & 15) << 8, second >> 4 | third << 4), axis=-1)
    return found.reshape(len(packed), -1)


def merged(beats: Beats, record_times: Column, own: Column | None) -> Column:
    """The rate of each record: of the beats since the record before it, or what the record had itself."""
    rates = np.full(len(record_times), np.nan) if own is None else own.copy()
    times, values = _held(beats.times, beats.rates)
    if not len(times) or not len(rates):
        return rates
    ends = np.searchsorted(times, record_times, "right")
    begins = np.concatenate(([0], ends[:-1]))
    # Two records in the same second: the second of them hears the last beat again.
    again = np.concatenate(([True], record_times[1:] == record_times[:-1]))
    begins[again] -= 1
    second_before = np.searchsorted(times, record_times - 1, "right")
    begins[again] = np.maximum(begins, second_before)[again]
    sums = np.concatenate(([0.0], np.cumsum(values)))
    count = ends - begins
    heard = (count > 0) & (ends < len(times))
    rates[heard] = np.floor((sums[ends] - sums[begins])[heard] / count[heard] + 0.5)
    return rates


def _held(times: Column, rates: Column) -> tuple[Column, Column]:
    """Each rate again after every quarter second without a new beat, for 5 s at most."""
    if len(times) < 2:
        return times, rates
    steps = np.ceil(np.abs(np.diff(times)) / QUARTER) - 1
    steps = np.append(np.clip(steps, 0, MOST_STEPS), 0).astype(np.int64)
    which = np.repeat(np.arange(len(times)), steps + 1)
    firsts = np.cumsum(steps + 1) - (steps + 1)
    step = np.arange(len(which)) - firsts[which]
    order = np.argsort(times[which] + QUARTER * step, kind="stable")
    return (times[which] + QUARTER * step)[order], rates[which][order]
