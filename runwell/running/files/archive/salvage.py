"""A zip without its list of contents (a download that broke off): what its members say of themselves."""

from __future__ import annotations

import zlib
from dataclasses import dataclass

from runwell.running.files.archive import limits
from runwell.running.files.archive.directory import FULL, Entry, larger, name_of
from runwell.running.files.archive.member import DEFLATED, LOCAL, STORED
from runwell.running.files.archive.source import PIECE, RAW, Source

SIGN = b"PK\3\4"
LATER = 0x8


@dataclass(slots=True)
class Toil:
    """What is left of the work that a broken archive is worth: places to look at, and bytes to unfold."""

    places: int = limits.MEMBERS
    unfolded: int = limits.UNFOLDED


def salvaged(source: Source) -> list[Entry]:
    """The members as they lie there, from the first on, as far as the work for them is bounded."""
    found: list[Entry] = []
    at, toil = 0, Toil()
    while toil.places > 0 and toil.unfolded > 0 and (start := _next(source, at)) is not None:
        toil.places -= 1
        entry, at = _member(source, start, toil)
        if entry is not None:
            found.append(entry)
    return found


def _next(source: Source, at: int) -> int | None:
    """Where the next member's header begins."""
    while at < source.size:
        piece = source.at(at, PIECE)
        found = piece.find(SIGN)
        if found >= 0:
            return at + found
        if len(piece) < len(SIGN):
            return None
        at += len(piece) - len(SIGN) + 1
    return None


def _member(source: Source, at: int, toil: Toil) -> tuple[Entry | None, int]:
    """The member there, if it is one, and where to look for the next."""
    header = source.at(at, LOCAL.size)
    if len(header) < LOCAL.size:
        return None, source.size
    _, _, flags, method, _, _, checksum, packed, size, of_name, of_extra = LOCAL.unpack(header)
    rest = source.at(at + LOCAL.size, of_name + of_extra)
    start = at + LOCAL.size + of_name + of_extra
    if len(rest) < of_name + of_extra or method not in (STORED, DEFLATED) or not of_name:
        return None, at + len(SIGN)
    extra = rest[of_name:]
    size, packed = larger(extra, size, packed)
    sure: int | None = checksum
    if flags & LATER and (packed in (0, FULL)):
        packed, size = _measured(source, start, toil) if method == DEFLATED else _until_next(source, start)
        sure = None
    entry = Entry(name_of(rest[:of_name], flags, extra), flags, method, sure, packed, size, at)
    return entry, start + packed


def _measured(source: Source, start: int, toil: Toil) -> tuple[int, int]:
    """How long the deflated bytes are, and what they unfold to: they are unfolded once and dropped."""
    state, at, size = zlib.decompressobj(RAW), start, 0
    while not state.eof and size <= limits.MEMBER and toil.unfolded > 0:
        fresh = state.unconsumed_tail or source.at(at, PIECE)
        if not fresh:
            return source.size - start, size
        at += 0 if state.unconsumed_tail else len(fresh)
        try:
            more = len(state.decompress(fresh, PIECE))
        except zlib.error:
            return len(SIGN), size
        size, toil.unfolded = size + more, toil.unfolded - max(more, 1)
    rest = state.unused_data if state.eof else state.unconsumed_tail
    return at - len(rest) - start, size


def _until_next(source: Source, start: int) -> tuple[int, int]:
    after = _next(source, start)
    length = (source.size if after is None else after) - start
    return length, length
