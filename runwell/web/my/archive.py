"""A zip that is written while it is sent, so that no copy of anybody's record lies about on the server."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import datetime
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo


class Outbox:
    """A file without an end or a way back: what is written waits until it is taken."""

    def __init__(self) -> None:
        self.waiting: list[bytes] = []

    def write(self, piece: bytes) -> int:
        self.waiting.append(bytes(piece))
        return len(piece)

    def flush(self) -> None:
        """Nothing to do: `taken` empties it."""

    def taken(self) -> bytes:
        pieces, self.waiting = self.waiting, []
        return b"".join(pieces)


def zipped(files: Iterable[tuple[str, bytes]], at: datetime) -> Iterator[bytes]:
    """Pieces of a zip of these files, a file at a time. at: their time in it."""
    outbox = Outbox()
    with ZipFile(outbox, "w", ZIP_DEFLATED) as archive:  # type: ignore[arg-type]
        for name, content in files:
            entry = ZipInfo(name, at.timetuple()[:6])
            entry.compress_type, entry.external_attr = ZIP_DEFLATED, 0o600 << 16
            archive.writestr(entry, content)
            yield outbox.taken()
    yield outbox.taken()
