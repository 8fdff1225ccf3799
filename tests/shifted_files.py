"""Real watch files moved to another day, so that a few of them make the history of years.

A FIT file is walked by its definitions, with code of its own: no reader of FIT is used that is under test.
"""

from __future__ import annotations

import re
import struct
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

import numpy as np
import numpy.typing as npt

EPOCH = date(1989, 12, 31)
DAY = 86_400
EVERYWHERE = 253
TIMES = {(0, 4), (18, 2), (19, 2), (34, 5), (101, 2), (142, 2), (31, 4)}
DATE = re.compile(rb"(\d{4}-\d\d-\d\d)(?=T\d\d:\d\d)")
REAL = Path(__file__).resolve().parents[2] / "shared" / "runs"


@dataclass(frozen=True)
class Moment:
    """Where in a FIT file a time stands."""

    at: int
    big: bool


@dataclass(frozen=True)
class Template:
    """A real file, where its times stand, and the day on which it was recorded."""

    name: str
    data: bytes
    moments: tuple[Moment, ...]
    day: date

    @property
    def ending(self) -> str:
        """Such as "fit"."""
        return self.name.rsplit(".", 1)[-1]

    def on(self, day: date) -> bytes:
        """The file as if it had been recorded on that day, at its own time of day."""
        if self.ending == "fit":
            return _fit_moved(self, (day - self.day).days)
        moved = (day - self.day).days
        return DATE.sub(lambda found: _later(found[1], moved), self.data)


def template(name: str) -> Template:
    """The file of that name in ../shared/runs."""
    data = (REAL / name).read_bytes()
    if not name.endswith(".fit"):
        found = DATE.search(data)
        assert found, name
        return Template(name, data, (), date.fromisoformat(found[1].decode()))
    moments = tuple(_moments(data))
    stamps = [struct.unpack_from(">L" if one.big else "<L", data, one.at)[0] for one in moments]
    real = sorted(one for one in stamps if 0x10000000 <= one < 0xFFFFFFFF)
    return Template(name, data, moments, EPOCH + timedelta(days=real[len(real) // 2] // DAY))


def _later(day: bytes, days: int) -> bytes:
    return (date.fromisoformat(day.decode()) + timedelta(days=days)).isoformat().encode()


def _moments(data: bytes) -> list[Moment]:
    """Every time of a FIT file: field 253 of each message, and when laps, sessions and the file began."""
    at, end = data[0], data[0] + int.from_bytes(data[4:8], "little")
    known: dict[int, tuple[int, bool, list[int]]] = {}
    found = []
    while at < end:
        kind, at = data[at], at + 1
        if kind & 0xC0 == 0x40:
            known[kind & 0x0F], at = _definition(data, at, bool(kind & 0x20))
            continue
        size, big, places = known[(kind >> 5) & 3 if kind & 0x80 else kind & 0x0F]
        found.extend(Moment(at + place, big) for place in places)
        at += size
    return found


def _definition(data: bytes, at: int, developed: bool) -> tuple[tuple[int, bool, list[int]], int]:
    big = bool(data[at + 1])
    number = int.from_bytes(data[at + 2 : at + 4], "big" if big else "little")
    size, places, fields, at = 0, [], data[at + 4], at + 5
    for one in range(at, at + 3 * fields, 3):
        field, length = data[one], data[one + 1]
        if length == 4 and (field == EVERYWHERE or (number, field) in TIMES):
            places.append(size)
        size += length
    at += 3 * fields
    if developed:
        size += sum(data[one + 1] for one in range(at + 1, at + 1 + 3 * data[at], 3))
        at += 1 + 3 * data[at]
    return (size, big, places), at


def _fit_moved(template: Template, days: int) -> bytes:
    """All times later by whole days (so compressed times, which count to 32 seconds, stay right)."""
    data = np.frombuffer(template.data, np.uint8).copy()
    for big in (False, True):
        places = np.array([one.at for one in template.moments if one.big is big], np.int64)
        if len(places):
            _add(data, places, days * DAY, big)
    end = template.data[0] + int.from_bytes(template.data[4:8], "little")
    data[end : end + 2] = np.frombuffer(struct.pack("<H", checksum(data[:end])), np.uint8)
    return data.tobytes()


def _add(data: npt.NDArray[np.uint8], places: npt.NDArray[np.int64], seconds: int, big: bool) -> None:
    rows = places[:, None] + np.arange(4)
    stamps = data[rows].view(">u4" if big else "<u4")
    real = (stamps >= 0x10000000) & (stamps != 0xFFFFFFFF)
    moved = np.where(real, stamps.astype(np.int64) + seconds, stamps).astype(stamps.dtype)
    data[rows] = moved.view(np.uint8)


def _entry(value: int) -> int:
    for _ in range(8):
        value = (value >> 1) ^ (0xA001 if value & 1 else 0)
    return value


TABLE = np.array([_entry(value) for value in range(256)], np.uint16)


def _lanes(data: npt.NDArray[np.uint8], count: int) -> npt.NDArray[np.uint16]:
    """The sum of each of `count` equal lanes side by side, each begun at 0."""
    lanes = data.reshape(count, -1)
    sums = np.zeros(count, np.uint16)
    for column in range(lanes.shape[1]):
        sums = (sums >> 8) ^ TABLE[(sums ^ lanes[:, column]) & 0xFF]
    return sums


def checksum(data: npt.NDArray[np.uint8]) -> int:
    """The CRC-16 of FIT. Zeros before the data change nothing, so lanes of equal length are filled up."""
    width = 256
    filled = np.concatenate([np.zeros(-len(data) % width, np.uint8), data])
    sums = _lanes(filled, len(filled) // width)
    shift = _through_zeros(width)
    total = 0
    for one in sums.tolist():
        total = shift[0][total & 0xFF] ^ shift[1][total >> 8] ^ one
    return total


def _through_zeros(width: int) -> tuple[list[int], list[int]]:
    """What a sum becomes after so many zeros, for each of its two bytes: the sum is linear."""
    if width not in _SHIFTS:
        states = np.concatenate([np.arange(256), np.arange(256) << 8]).astype(np.uint16)
        for _ in range(width):
            states = (states >> 8) ^ TABLE[states & 0xFF]
        _SHIFTS[width] = (states[:256].tolist(), states[256:].tolist())
    return _SHIFTS[width]


_SHIFTS: dict[int, tuple[list[int], list[int]]] = {}
