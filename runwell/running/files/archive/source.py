"""Where the bytes of a zip lie: in a file, in a part of one, or folded inside another zip."""

from __future__ import annotations

import zlib
from bisect import bisect_right
from dataclasses import dataclass, field
from typing import Any, Protocol

from runwell.running.files.archive.limits import MEGABYTE

PIECE = 1 << 16
APART = 4 * MEGABYTE
MARKS = 256
RAW = -zlib.MAX_WBITS


class Readable(Protocol):
    """A binary file, as `open(path, "rb")` gives one."""

    def seek(self, offset: int, whence: int = ..., /) -> int:
        """Go there, and say where that is."""

    def read(self, size: int = ..., /) -> bytes:
        """So many bytes, fewer at the end."""


class Source(Protocol):
    """Bytes that are read anywhere, a piece at a time."""

    @property
    def size(self) -> int:
        """How many bytes there are, as far as is known."""

    def at(self, start: int, count: int) -> bytes:
        """`count` bytes from `start` on; fewer where the source ends or is broken."""


@dataclass(frozen=True, slots=True)
class Whole:
    """A file as it was handed in."""

    file: Readable
    size: int

    @classmethod
    def of(cls, file: Readable) -> Whole:
        """The file, and how long it is."""
        return cls(file, file.seek(0, 2))

    def at(self, start: int, count: int) -> bytes:
        """The bytes there."""
        self.file.seek(start)
        return self.file.read(count)


@dataclass(frozen=True, slots=True)
class Part:
    """A stretch of another source, such as a stored zip inside a zip."""

    source: Source
    start: int
    size: int

    def at(self, start: int, count: int) -> bytes:
        """The bytes there, counted from the part's own beginning."""
        return self.source.at(self.start + start, max(0, min(count, self.size - start)))


@dataclass(frozen=True, slots=True)
class Mark:
    """A state of the unfolding to go back to. at: bytes unfolded; fed: packed bytes taken by then."""

    at: int
    fed: int
    state: Any


@dataclass(slots=True)
class Unfolding:
    """A deflated stretch read as if it were unfolded, without ever holding more than a piece of it.

    Reading forwards costs one pass. Marks are set on the way, at most 256 of about 40 KB, so that going back
    (a zip's list of contents is at its end) costs no more than the way from the nearest mark.
    """

    packed: Source
    size: int
    marks: list[Mark] = field(default_factory=list)
    state: Any = None
    fed: int = 0
    start: int = 0
    piece: bytes = b""
    tail: bytes = b""

    def __post_init__(self) -> None:
        self.marks.append(Mark(0, 0, zlib.decompressobj(RAW)))
        self._back_to(self.marks[0])

    def at(self, start: int, count: int) -> bytes:
        """The bytes there; fewer where the packed bytes end or are broken before."""
        count = min(count, self.size - start)
        if count <= 0:
            return b""
        self._near(start)
        pieces = []
        while count > 0 and (self._holds(start) or self._step_to(start)):
            taken = self.piece[start - self.start : start - self.start + count]
            pieces.append(taken)
            start += len(taken)
            count -= len(taken)
        return b"".join(pieces)

    def _holds(self, start: int) -> bool:
        return self.start <= start < self.start + len(self.piece)

    def _near(self, start: int) -> None:
        """Go back, or forward to a mark that is already set, where that is the shorter way."""
        mark = self.marks[bisect_right(self.marks, start, key=lambda one: one.at) - 1]
        if start < self.start or mark.at > self.start + len(self.piece):
            self._back_to(mark)

    def _back_to(self, mark: Mark) -> None:
        self.state = mark.state.copy()
        self.fed, self.start, self.piece, self.tail = mark.fed, mark.at, b"", b""

    def _step_to(self, start: int) -> bool:
        while self._step():
            if self._holds(start):
                return True
        return False

    def _step(self) -> bool:
        """Unfold the next piece; False at the end, and where the packed bytes are broken."""
        end = self.start + len(self.piece)
        fresh = self.tail or self.packed.at(self.fed, PIECE)
        if not fresh or self.state.eof:
            return False
        if not self.tail:
            self.fed += len(fresh)
        try:
            self.piece = self.state.decompress(fresh, PIECE)
        except zlib.error:
            self.piece, self.start, self.tail, self.fed = b"", end, b"", self.packed.size
            return False
        self.start, self.tail = end, self.state.unconsumed_tail
        self._mark()
        return True

    def _mark(self) -> None:
        end = self.start + len(self.piece)
        if end >= self.marks[-1].at + max(APART, self.size // MARKS) and not self.state.eof:
            self.marks.append(Mark(end, self.fed - len(self.tail), self.state.copy()))
