"""One member of a zip: its bytes, never more of them than the list of contents says."""

from __future__ import annotations

import struct
import zlib
from collections.abc import Iterator
from contextlib import suppress
from typing import Any

from runwell.running.files.archive import limits, refused
from runwell.running.files.archive.directory import Entry
from runwell.running.files.archive.found import Unfolded
from runwell.running.files.archive.source import RAW, Part, Source, Unfolding
from runwell.running.files.run import Damage, Harm

LOCAL = struct.Struct("<4s5H3L2H")
STORED, DEFLATED = 0, 8
PIECE = limits.MEGABYTE


def packed(source: Source, entry: Entry, name: str) -> Part:
    """Where the packed bytes lie. Raises a `Refusal` where there is no such member."""
    header = source.at(entry.at, LOCAL.size)
    if len(header) < LOCAL.size or header[:4] != b"PK\3\4":
        raise refused.unreadable(name)
    *_, of_name, of_extra = LOCAL.unpack(header)
    start = entry.at + LOCAL.size + of_name + of_extra
    return Part(source, start, max(0, min(entry.packed, source.size - start)))


def inner(source: Source, entry: Entry, name: str) -> Source:
    """The bytes of a member as a source of their own: a zip inside a zip, read in place."""
    part = packed(source, entry, name)
    return part if entry.method == STORED else Unfolding(part, entry.size)


def head(source: Source, entry: Entry, name: str) -> bytes:
    """The first bytes, without unfolding more."""
    part = packed(source, entry, name)
    if entry.method == STORED:
        return part.at(0, limits.HEAD)
    try:
        return zlib.decompressobj(RAW).decompress(part.at(0, 4 * limits.HEAD), limits.HEAD)
    except zlib.error:
        return b""


def unfold(source: Source, entry: Entry, name: str) -> Unfolded:
    """All bytes that can be had, never more than the list says. Raises a `Refusal` where there are none."""
    part = packed(source, entry, name)
    pieces = list(_stored(part, entry.size) if entry.method == STORED else _deflated(part, entry.size))
    if entry.size and not any(pieces):
        raise refused.unreadable(name)
    data = pieces[0] if len(pieces) == 1 else b"".join(pieces)
    return Unfolded(data, tuple(_damage(entry, data)))


def _damage(entry: Entry, data: bytes) -> Iterator[Damage]:
    if len(data) < entry.size:
        yield Damage(Harm.CUT_SHORT, at=len(data), detail="zip")
    elif entry.checksum is not None and zlib.crc32(data) != entry.checksum:
        yield Damage(Harm.WRONG_CHECKSUM, detail="zip")


def _stored(part: Part, size: int) -> Iterator[bytes]:
    yield part.at(0, size)


def _deflated(part: Part, size: int) -> Iterator[bytes]:
    """The bytes as they unfold, up to the size: where packed bytes are broken they end."""
    state, left = zlib.decompressobj(RAW), size
    for at in range(0, part.size, PIECE):
        if left <= 0 or state.eof:
            return
        before = state.copy() if at else zlib.decompressobj(RAW)
        fresh = part.at(at, PIECE)
        try:
            piece = state.decompress(fresh, left)
        except zlib.error:
            yield _up_to_the_damage(before, fresh, left)
            return
        left -= len(piece)
        yield piece


def _up_to_the_damage(state: Any, fresh: bytes, left: int) -> bytes:
    """Byte by byte, for zlib drops what it has unfolded of a piece in which it finds damage."""
    good = bytearray()
    with suppress(zlib.error):
        for at in range(len(fresh)):
            good += state.decompress(fresh[at : at + 1])
    return bytes(good[:left])
