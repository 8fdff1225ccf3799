"""What a gzip file unfolds to: up to a limit that is checked while unfolding, and as far as it is whole."""

from __future__ import annotations

import re
import zlib

from runwell.refusals import Refusal
from runwell.running.files.run import Damage, Harm

MAGIC = b"\x1f\x8b"
MOST = 64 << 20  # bytes; a day and a night at a record a second is 60 MB as TCX, 10 MB as FIT
TIGHTEST = 200  # bytes out of one; XML of a watch gives some 20
UNSUSPECTED = 1 << 20  # bytes up to which nobody asks how tight it was
STEP = 1 << 14
HEAD = re.compile(rb"\x1f\x8b\x08(.)......", re.DOTALL)
EXTRA, NAMED, COMMENT, CHECKED = 4, 8, 16, 2
TOO_MUCH = f"This file unfolds to more than {MOST >> 20} MB, or is folded too tightly for a watch file"


def unfolded(data: bytes) -> tuple[bytes, tuple[Damage, ...]]:
    """The bytes inside, and the damage where the file is cut, spoilt or followed by something else."""
    start = body_of(data)
    pieces, rest, harm = inflated(data, start)
    inside = b"".join(pieces)
    if harm is None:
        harm = harm_behind(inside, rest)
    return inside, () if harm is None else (harm,)


def body_of(data: bytes) -> int:
    """Where the folded bytes begin."""
    if not (head := HEAD.match(data)):
        raise Refusal("This file begins like gzip and ends at once", mend="Export it again")
    flags, at = head[1][0], head.end()
    if flags & EXTRA:
        at += 2 + int.from_bytes(data[at : at + 2], "little")
    for flag in (NAMED, COMMENT):
        if flags & flag:
            at = (data.find(b"\0", at) + 1) or len(data)
    return at + (2 if flags & CHECKED else 0)


def inflated(data: bytes, start: int) -> tuple[list[bytes], bytes, Damage | None]:
    """What comes out until the end, what stands behind it, and where it stopped making sense."""
    engine, pieces, total, at, step = zlib.decompressobj(-15), list[bytes](), 0, start, STEP
    while at < len(data) and not engine.eof:
        try:
            piece = engine.decompress(data[at : at + step])
        except zlib.error:
            if step == 1:
                return pieces, b"", Damage(Harm.UNREADABLE_PART, at, "gzip")
            # Up to this step once more, then byte by byte, so that nothing that is good is lost with it.
            engine, pieces, step = zlib.decompressobj(-15), [], 1
            pieces.append(engine.decompress(data[start:at]))
            continue
        pieces.append(piece)
        total, at = total + len(piece), at + step
        refuse_too_much(total, at - start)
    return (
        pieces,
        engine.unused_data + data[at:],
        None if engine.eof else Damage(Harm.CUT_SHORT, len(data), "gzip"),
    )


def refuse_too_much(out: int, given: int) -> None:
    """The limit on size, and on how tightly a file may be folded."""
    if out > MOST or (out > UNSUSPECTED and out > TIGHTEST * given):
        raise Refusal(TOO_MUCH, mend="Export single runs from the watch or its app")


def harm_behind(inside: bytes, rest: bytes) -> Damage | None:
    """What the eight bytes behind say of those inside, and whether more follows."""
    if len(rest) < 8:
        return Damage(Harm.NO_CHECKSUM, detail="gzip")
    if int.from_bytes(rest[:4], "little") != zlib.crc32(inside):
        return Damage(Harm.WRONG_CHECKSUM, detail="gzip")
    return Damage(Harm.BYTES_BEHIND, detail="gzip") if rest[8:].strip(b"\0") else None
