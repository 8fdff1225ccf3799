"""Heart rate that a strap kept in water and handed over later: `hr` messages, merged into the records.

Source: FIT Cookbook, "Decoding heart rate" (developer.garmin.com/fit/cookbook): a message with a timestamp
ties the strap's own clock (1/1024 s) to the watch's; the following ones hold 12 bits of that clock for each
beat. A record gets the mean of the beats since the record before it, rounded half up; a rate stands for the
following 5 s in steps of a quarter second, unless a new beat comes.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

import numpy as np

from runwell.running.files.fit.definition import Definition
from runwell.running.files.fit.profile import EPOCH, HR_EVENT, HR_EVENT_12, HR_FRACTION, HR_RATE, TIMESTAMP
from runwell.running.files.run import Column

QUARTER, MOST_STEPS = 0.25, 20
TURN = 1 << 12
TICKS = 1024  # a second of the strap


@dataclass(slots=True)
class Beats:
    """Times (s since 1970) and rates of the beats, added message by message. tie: (watch, strap) clocks."""

    times: list[float] = field(default_factory=list)
    rates: list[float] = field(default_factory=list)
    tie: tuple[float, int] | None = None
    ticks: int = 0

    def add(self, data: bytes, at: int, told: Definition) -> None:
        """One `hr` message; left out where it cannot be tied to the watch's clock, or its lists differ."""
        stamp, whole = _numbers(data, at, told, TIMESTAMP, 4), _numbers(data, at, told, HR_EVENT, 4)
        rates, short = _numbers(data, at, told, HR_RATE, 1), _numbers(data, at, told, HR_EVENT_12, 1)
        ticks = whole or self._count_on(short)
        self.ticks = ticks[-1] if ticks else self.ticks
        if stamp and whole and stamp[0] != 0xFFFFFFFF:
            fraction = _numbers(data, at, told, HR_FRACTION.number, 2)
            self.tie = stamp[0] + EPOCH + (fraction[0] / HR_FRACTION.scale if fraction else 0), whole[0]
        if self.tie and len(ticks) == len(rates):
            watch, strap = self.tie
            self.times += [watch + ((tick - strap) & 0xFFFFFFFF) / TICKS for tick in ticks]
            self.rates += rates

    def _count_on(self, short: Sequence[int]) -> list[int]:
        """The strap's whole clock from 12 bits of it, two in three bytes."""
        found, now = [], self.ticks
        for first, second, third in zip(short[::3], short[1::3], short[2::3], strict=False):
            for low in (first | (second & 15) << 8, second >> 4 | third << 4):
                now += (low - now) % TURN
                found.append(now)
        return found


def _numbers(data: bytes, at: int, told: Definition, number: int, size: int) -> list[int]:
    """The values of that field, each of so many bytes."""
    place = told.fields.get(number)
    if place is None or place.size % size:
        return []
    first, order = at + place.at, "big" if told.order == ">" else "little"
    cells = range(first, first + place.size, size)
    return [int.from_bytes(data[cell : cell + size], order) for cell in cells]  # type: ignore[arg-type]


def merged(beats: Beats, record_times: Column, own: Column | None) -> Column:
    """The rate of each record: of the beats since the record before it, or what the record had itself."""
    rates = np.full(len(record_times), np.nan) if own is None else own.copy()
    times, values = _held(np.array(beats.times), np.array(beats.rates))
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


def gathered(messages: Iterable[tuple[bytes, int, Definition]]) -> Beats:
    """The beats of all those messages, in the order of the file."""
    beats = Beats()
    for data, at, told in messages:
        beats.add(data, at, told)
    return beats
