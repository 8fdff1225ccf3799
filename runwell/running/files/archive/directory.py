"""The list of contents at the end of a zip: what lies where, before anything of it is unfolded."""

from __future__ import annotations

import struct
import zlib
from collections.abc import Iterator
from dataclasses import dataclass

from runwell.refusals import Refusal
from runwell.running.files.archive import limits, refused
from runwell.running.files.archive.source import Source

END = struct.Struct("<4s4H2LH")
END_64 = struct.Struct("<4sQ2H2L4Q")
LOCATOR = struct.Struct("<4sLQL")
ROW = struct.Struct("<4s6H3L5H2L")
IN_UNICODE = 0x800
FULL = 0xFFFFFFFF


class NoDirectory(Exception):
    """The list of contents is missing or broken."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One row of the list. at: where its own header begins; packed, size: bytes packed and unfolded."""

    name: str
    flags: int
    method: int
    checksum: int | None
    packed: int
    size: int
    at: int

    @property
    def locked(self) -> bool:
        """Whether a password is needed."""
        return bool(self.flags & 0x41)

    @property
    def folder(self) -> bool:
        """Whether it is a folder, with nothing in it itself."""
        return self.name.endswith(("/", "\\")) and not self.size


@dataclass(frozen=True, slots=True)
class Place:
    """Where the list is. shift: bytes before the zip begins, as in one that unfolds itself."""

    start: int
    length: int
    count: int
    shift: int


def entries(source: Source, name: str) -> list[Entry]:
    """What the zip holds, in the order in which it lies there. Raises `NoDirectory`, or a `Refusal`."""
    place = _place(source, name)
    if place.length > limits.DIRECTORY or place.count > limits.MEMBERS:
        raise refused.too_many(name)
    rows = source.at(place.start, place.length)
    found: list[Entry] = []
    for entry in _rows(rows, place.shift):
        found.append(entry)
        if len(found) > limits.MEMBERS:
            raise refused.too_many(name)
    return sorted(found, key=lambda one: (one.at, one.name))


def is_at_end(source: Source, name: str) -> bool:
    """Whether there is a list of contents, as at the end of a program that unfolds itself."""
    try:
        _place(source, name)
    except NoDirectory:
        return False
    return True


def overlap(found: list[Entry]) -> Entry | None:
    """The first entry that begins inside the one before it, as in archives that are made to do harm."""
    for before, entry in zip(found, found[1:], strict=False):
        if before.at + 30 + before.packed > entry.at:
            return entry
    return None


def _place(source: Source, name: str) -> Place:
    from_end = min(source.size, END.size + LOCATOR.size + 0xFFFF)
    tail = source.at(source.size - from_end, from_end)
    found = _end_at(tail)
    _, disk, first, here, count, length, start, _ = END.unpack_from(tail, found)
    end = source.size - from_end + found
    if FULL in (length, start) or 0xFFFF in (count, disk):
        return _place_64(source, end, name)
    if disk or first or here != count:
        raise Refusal(refused.SPLIT, name, refused.SPLIT_MEND)
    return _checked(source, Place(end - length, length, count, end - length - start))


def _end_at(tail: bytes) -> int:
    """Where the end begins whose comment reaches to the end of the file: a zip inside has an end too."""
    found = tail.rfind(b"PK\5\6")
    while found >= 0:
        comment = int.from_bytes(tail[found + END.size - 2 : found + END.size], "little")
        if found + END.size + comment == len(tail):
            return found
        found = tail.rfind(b"PK\5\6", 0, found)
    raise NoDirectory


def _place_64(source: Source, end: int, name: str) -> Place:
    """The larger form of the end, for more than 65,535 files or 4 GB."""
    locator = source.at(max(0, end - LOCATOR.size), LOCATOR.size)
    if len(locator) < LOCATOR.size or locator[:4] != b"PK\6\7":
        raise NoDirectory
    for at in (LOCATOR.unpack(locator)[2], end - LOCATOR.size - END_64.size):
        larger = source.at(at, END_64.size) if 0 <= at < source.size else b""
        if len(larger) == END_64.size and larger[:4] == b"PK\6\6":
            _, _, _, _, disk, first, here, count, length, start = END_64.unpack(larger)
            if disk or first or here != count:
                raise Refusal(refused.SPLIT, name, refused.SPLIT_MEND)
            return _checked(source, Place(at - length, length, count, at - length - start))
    raise NoDirectory


def _checked(source: Source, place: Place) -> Place:
    """A zip that begins at once has nothing before it: else the end is of a zip inside a broken one."""
    if place.start < 0 or place.shift < 0 or (place.shift and source.at(0, 4) == b"PK\3\4"):
        raise NoDirectory
    return place


def _rows(rows: bytes, shift: int) -> Iterator[Entry]:
    at = 0
    while at + ROW.size <= len(rows):
        (
            sign,
            _,
            _,
            flags,
            method,
            _,
            _,
            checksum,
            packed,
            size,
            of_name,
            of_extra,
            of_comment,
            _,
            _,
            _,
            where,
        ) = ROW.unpack_from(rows, at)
        after = at + ROW.size + of_name
        if sign != b"PK\1\2" or after + of_extra > len(rows):
            raise NoDirectory
        extra = rows[after : after + of_extra]
        size, packed, where = larger(extra, size, packed, where)
        raw = rows[at + ROW.size : after]
        yield Entry(name_of(raw, flags, extra), flags, method, checksum, packed, size, where + shift)
        at = after + of_extra + of_comment
    if rows[at : at + 2] == b"PK" or not rows[at:]:
        return
    raise NoDirectory


def extras(extra: bytes) -> Iterator[tuple[int, bytes]]:
    """Kind and content of what is kept beside a row."""
    at = 0
    while at + 4 <= len(extra):
        kind, length = struct.unpack_from("<2H", extra, at)
        yield kind, extra[at + 4 : at + 4 + length]
        at += 4 + length


def larger(extra: bytes, *figures: int) -> list[int]:
    """The figures, those that do not fit into 32 bits taken from beside the row."""
    kept = next((content for kind, content in extras(extra) if kind == 1), b"")
    wide = iter(struct.unpack(f"<{len(kept) // 8}Q", kept[: len(kept) // 8 * 8]))
    return [next(wide, one) if one == FULL else one for one in figures]


def name_of(raw: bytes, flags: int, extra: bytes) -> str:
    """The name: as Unicode where it says so or is so, else in the alphabet of the first PCs."""
    for kind, content in extras(extra):
        if kind == 0x7075 and content[1:5] == struct.pack("<L", zlib.crc32(raw)):
            raw, flags = content[5:], flags | IN_UNICODE
    try:
        return raw.decode("utf-8", "replace" if flags & IN_UNICODE else "strict")
    except UnicodeDecodeError:
        return raw.decode("cp437")
