"""Zips for tests, also such as no program would write."""

import io
import struct
import zipfile
import zlib

from runwell.running.files.archive import Found, Unread, members

FIRST, LAST, END = struct.Struct("<4s5H3L2H"), struct.Struct("<4s6H3L5H2L"), struct.Struct("<4s4H2LH")


def zipped(*files, method=zipfile.ZIP_DEFLATED):
    """A zip of (name, bytes)."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", method) as archive:
        for name, data in files:
            archive.writestr(zipfile.ZipInfo(name), data, method)
    return out.getvalue()


def by_hand(
    *rows, size=None, packed=None, flags=0, method=8, crc=None, extra=b"", at=None, before=b"", comment=b""
):
    """A zip of (name, bytes), deflated, whose list of contents says what it is told to say."""
    body, listed = before, b""
    for name, data in rows:
        raw = name if isinstance(name, bytes) else name.encode()
        packer = zlib.compressobj(6, zlib.DEFLATED, -15)
        folded = packer.compress(data) + packer.flush() if method == 8 else data
        says = (
            zlib.crc32(data) if crc is None else crc,
            len(folded) if packed is None else packed,
            len(data) if size is None else size,
        )
        where = len(body) - len(before) if at is None else at
        listed += LAST.pack(
            b"PK\1\2", 20, 20, flags, method, 0, 33, *says, len(raw), len(extra), 0, 0, 0, 0, where
        )
        listed += raw + extra
        body += FIRST.pack(b"PK\3\4", 20, flags, method, 0, 33, *says, len(raw), 0) + raw + folded
    many = len(rows)
    end = END.pack(b"PK\5\6", 0, 0, many, many, len(listed), len(body) - len(before), len(comment))
    return body + listed + end + comment


def through(data, name="mine.zip"):
    """Everything that comes of it."""
    return list(members(io.BytesIO(data), name))


def names(data):
    """The names of what is handed on."""
    return [one.name for one in through(data) if isinstance(one, Found)]


def refused(data):
    """Name and sentence of what is not."""
    return {one.name: one.why.what for one in through(data) if isinstance(one, Unread)}
