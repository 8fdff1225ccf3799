"""A tar that is written and read in one pass, so that gigabytes need neither memory nor a second copy.

Hashes are taken while the bytes pass by, so the manifest that lists them is the last member.
"""

from __future__ import annotations

import os
import tarfile
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path, PurePosixPath
from typing import IO, BinaryIO

from runwell.records.keeping.manifest import DAMAGED, NAME, Manifest, Member, read
from runwell.refusals import Refusal

PIECE = 1 << 20
TOPS = frozenset({"database", "originals", "media", "secret-key", NAME})


@dataclass(frozen=True, slots=True)
class Part:
    """A file on the disk and its name in the backup."""

    name: str
    path: Path


def packed(parts: Iterable[Part], manifest: Callable[[dict[str, Member]], Manifest]) -> Iterator[bytes]:
    """The tar, piece by piece. A file that was deleted since it was listed is left out."""
    members: dict[str, Member] = {}
    for part in parts:
        try:
            file = part.path.open("rb")
        except FileNotFoundError:
            continue
        with file:
            digest, size = sha256(), os.fstat(file.fileno()).st_size
            yield header(part.name, size)
            for piece in _pieces(file, size, part.name):
                digest.update(piece)
                yield piece
            yield padding(size)
        members[part.name] = Member(size, digest.hexdigest())
    text = manifest(members).as_text()
    yield header(NAME, len(text)) + text + padding(len(text))
    yield bytes(2 * tarfile.BLOCKSIZE)


def header(name: str, size: int) -> bytes:
    """The block before a member. GNU's form keeps one block for any size, so that it can be written late."""
    info = tarfile.TarInfo(name)
    info.size, info.mode = size, 0o600
    return info.tobuf(tarfile.GNU_FORMAT, "utf-8", "surrogateescape")


def padding(size: int) -> bytes:
    return bytes(-size % tarfile.BLOCKSIZE)


def unpacked(stream: IO[bytes], into: Path | None, progress: Callable[[int], object]) -> Manifest:
    """Read the tar to its end and hold every file against its hash; into: where the files go, if anywhere.

    progress: told how many bytes went by.

    Refusal: a name that leaves the folder, a link, a file that is missing, too many or changed.
    """
    found: dict[str, Member] = {}
    text = b""
    try:
        with tarfile.open(fileobj=stream, mode="r|", encoding="utf-8", errors="surrogateescape") as tar:
            for info in tar:
                file = _file(tar, info, found)
                if info.name == NAME:
                    text = file.read()
                else:
                    found[info.name] = _taken(file, into / info.name if into else None, progress)
    except (tarfile.TarError, EOFError) as error:
        raise Refusal("it ends too soon or is damaged", "the backup", DAMAGED) from error
    while stream.read(PIECE):
        pass  # to the very end: only there does the encryption know that nothing was cut off
    if not text:
        raise Refusal("there is none", NAME, DAMAGED)
    manifest = read(text)
    _compare(manifest.members, found)
    return manifest


def _file(tar: tarfile.TarFile, info: tarfile.TarInfo, found: dict[str, Member]) -> IO[bytes]:
    parts = PurePosixPath(info.name).parts
    safe = parts and parts[0] in TOPS and ".." not in parts and info.name == "/".join(parts)
    file = tar.extractfile(info) if info.isreg() and safe and info.name not in found else None
    if file is None:
        raise Refusal("no backup of Runwell holds such a thing", info.name, "Use a backup that Runwell made")
    return file


def _taken(file: IO[bytes], target: Path | None, progress: Callable[[int], object]) -> Member:
    """Read one file, keep it where it is wanted."""
    digest, size = sha256(), 0
    sink = _made(target) if target else None
    try:
        while piece := file.read(PIECE):
            digest.update(piece)
            size += len(piece)
            progress(len(piece))
            if sink:
                sink.write(piece)
    finally:
        if sink:
            sink.close()
    return Member(size, digest.hexdigest())


def _made(target: Path) -> BinaryIO:
    target.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    return os.fdopen(os.open(target, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb")


def _compare(told: dict[str, Member], found: dict[str, Member]) -> None:
    wrong = sorted(name for name in told.keys() | found.keys() if told.get(name) != found.get(name))
    if wrong:
        where = wrong[0] if len(wrong) == 1 else f"{wrong[0]} and {len(wrong) - 1} more"
        raise Refusal("its hash is not the one that the backup names", where, DAMAGED)


def _pieces(file: BinaryIO, size: int, name: str) -> Iterator[bytes]:
    """Exactly as many bytes as the header has promised."""
    left = size
    while left:
        piece = file.read(min(PIECE, left))
        if not piece:
            raise Refusal("it became shorter while it was read", name, "Try again")
        left -= len(piece)
        yield piece


class Stream:
    """Pieces of bytes as a file to read from. progress: told how many bytes went by."""

    def __init__(self, pieces: Iterator[bytes], progress: Callable[[int], object]) -> None:
        self._pieces, self._progress = pieces, progress
        self._rest = memoryview(b"")

    def read(self, size: int) -> bytes:
        """At most `size` bytes; none at the end."""
        while not self._rest:
            piece = next(self._pieces, None)
            if piece is None:
                return b""
            self._progress(len(piece))
            self._rest = memoryview(piece)
        taken, self._rest = self._rest[:size], self._rest[size:]
        return bytes(taken)
