"""The FIT files that lie one behind the other in a chain of bytes, and what is wrong with each.

Source: FIT Protocol, "File Header" and "CRC": header size, version, profile, length of the data (4 bytes,
little end first), ".FIT", and in headers of 14 bytes their own CRC; behind the data 2 bytes of CRC over all
before.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from runwell.running.files.fit.checksum import Bytes, checksum
from runwell.running.files.run import Damage, Harm

SIGN = b".FIT"
SHORTEST_HEADER = 12
MOST_PARTS = 64


@dataclass(frozen=True, slots=True)
class Part:
    """Messages from `begin` to `end`. damage: what can be told before they are read."""

    begin: int
    end: int
    damage: tuple[Damage, ...] = ()


def is_fit(data: bytes, at: int = 0) -> bool:
    """Whether a header stands there."""
    return data[at + 8 : at + 12] == SIGN and at < len(data) and data[at] >= SHORTEST_HEADER


def parts(data: bytes, seen: Bytes) -> Iterator[Part]:
    """Every file of the chain; bytes behind the last one are named as its damage."""
    at = 0
    for _ in range(MOST_PARTS):
        part, after = _part(data, seen, at)
        last = not is_fit(data, after)
        if last and after < len(data):
            behind = Damage(Harm.BYTES_BEHIND, after, str(len(data) - after))
            part = Part(part.begin, part.end, (*part.damage, behind))
        yield part
        if last:
            return
        at = after


def _part(data: bytes, seen: Bytes, at: int) -> tuple[Part, int]:
    """The file that begins there, and where the next might."""
    begin, length = at + data[at], int.from_bytes(data[at + 4 : at + 8], "little")
    if not length:
        return _without_length(data, at, begin)
    end = begin + length
    if end > len(data):
        return Part(begin, len(data), (Damage(Harm.CUT_SHORT, len(data), str(end - len(data))),)), len(data)
    if end + 2 > len(data):
        return Part(begin, end, (Damage(Harm.NO_CHECKSUM, end),)), len(data)
    if is_fit(data, end):
        return Part(begin, end, (Damage(Harm.NO_CHECKSUM, end),)), end
    wrong = () if checksum(seen[at : end + 2]) == 0 else (Damage(Harm.WRONG_CHECKSUM, end),)
    return Part(begin, end, wrong), end + 2


def _without_length(data: bytes, at: int, begin: int) -> tuple[Part, int]:
    """A watch that died before it could write the length: up to the next header, or to the end."""
    following = data.find(SIGN, at + 12) - 8
    after = following if following > begin and is_fit(data, following) else len(data)
    return Part(begin, max(begin, after - 2), (Damage(Harm.LENGTH_ZERO, at + 4),)), after
