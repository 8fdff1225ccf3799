"""The envelope of a backup: a tar with a way to open it by hand, a key under the passphrase, the contents.

The passphrase locks only the key, since age's passphrase mode holds everything in memory.
"""

from __future__ import annotations

import os
import tarfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import Thread
from typing import IO, BinaryIO

import pyrage

from runwell.records.keeping.archive import Stream, header, padding
from runwell.records.keeping.manifest import DAMAGED
from runwell.refusals import Refusal

README, KEY, CONTENTS = "README.txt", "key.age", "contents.age"
LONGEST_KEY = 10_000
BY_HAND = """\
A backup of Runwell. Whoever has the passphrase can read it, with or without Runwell.

With Runwell:     runwell restore FILE
Without Runwell:  with the tools tar and age (https://age-encryption.org; Debian: apt install age)

    tar -xf FILE
    age --decrypt -i key.age contents.age | tar -x     (asks for the passphrase)

Inside: manifest.json      when it was made, of what, and the SHA-256 of every file
        database/          runwell.sqlite3; or from PostgreSQL a file for each table, as COPY writes it
        originals/ media/  files as they were delivered and uploaded
        secret-key         only from a development copy; otherwise SECRET_KEY is kept elsewhere
"""


def seal(stream: Stream, file: BinaryIO, passphrase: str) -> None:
    """Write the envelope around the stream. The size of the contents is known last and written last."""
    key = pyrage.x25519.Identity.generate()
    locked = pyrage.passphrase.encrypt(f"{key}\n".encode(), passphrase)
    for name, text in ((README, BY_HAND.encode()), (KEY, locked)):
        file.write(header(name, len(text)) + text + padding(len(text)))
    before = file.tell()
    file.write(header(CONTENTS, 0))
    start = file.tell()
    pyrage.encrypt_io(stream, file, [key.to_public()])
    size = file.tell() - start
    file.write(padding(size) + bytes(2 * tarfile.BLOCKSIZE))
    file.seek(before)
    file.write(header(CONTENTS, size))


def is_sealed(file: Path) -> bool:
    """Whether a passphrase is needed; the copies that Runwell keeps beside its database need none."""
    with _envelope(file) as tar:
        first = tar.next()
        return first is not None and first.name == README


@contextmanager
def contents(file: Path, passphrase: str) -> Iterator[IO[bytes]]:
    """The stream inside the envelope, or of a plain copy. Refusal: wrong passphrase, damaged."""
    if not is_sealed(file):
        with file.open("rb") as plain:
            yield plain
        return
    with _envelope(file) as tar:
        key = _key(_member(tar, KEY).read(LONGEST_KEY), passphrase)
        with _decrypted(_member(tar, CONTENTS), key) as stream:
            yield stream


@contextmanager
def _envelope(file: Path) -> Iterator[tarfile.TarFile]:
    try:
        with tarfile.open(file, mode="r:") as tar:
            yield tar
    except tarfile.TarError as error:
        raise Refusal("it is no backup, or it ends too soon", str(file), DAMAGED) from error


def _member(tar: tarfile.TarFile, name: str) -> IO[bytes]:
    info = tar.next()
    while info is not None and info.name != name:
        info = tar.next()
    file = tar.extractfile(info) if info is not None and info.isreg() else None
    if file is None:
        raise Refusal("it is not in the backup", name, DAMAGED)
    return file


def _key(locked: bytes, passphrase: str) -> pyrage.x25519.Identity:
    try:
        return pyrage.x25519.Identity.from_str(pyrage.passphrase.decrypt(locked, passphrase).decode().strip())
    except (pyrage.DecryptError, pyrage.IdentityError, ValueError, OSError) as error:
        mend = "Give the passphrase that it was made with. If it is right, use another backup"
        raise Refusal("the passphrase does not open it, or it is damaged", KEY, mend) from error


@contextmanager
def _decrypted(file: IO[bytes], key: pyrage.x25519.Identity) -> Iterator[IO[bytes]]:
    """age pushes and tar pulls, so a pipe lies between them. What age found wrong is told first."""
    end, start = os.pipe()
    thread = Decrypting(file, os.fdopen(start, "wb", buffering=0), key)
    thread.start()
    try:
        with os.fdopen(end, "rb") as stream:
            yield stream
    except Refusal as refusal:
        thread.join()
        if thread.refusal:
            raise thread.refusal from refusal
        raise
    finally:
        thread.join()
    if thread.refusal:
        raise thread.refusal


class Decrypting(Thread):
    """Decrypts into a pipe. refusal: what was wrong with the contents."""

    def __init__(self, file: IO[bytes], sink: IO[bytes], key: pyrage.x25519.Identity) -> None:
        super().__init__(daemon=True)
        self.file, self.sink, self.key = file, sink, key
        self.refusal: Refusal | None = None

    def run(self) -> None:
        with self.sink:
            try:
                pyrage.decrypt_io(self.file, self.sink, [self.key])
            except BrokenPipeError:
                pass  # the reader has found something wrong and says so itself
            except (pyrage.DecryptError, tarfile.TarError, OSError, ValueError) as error:
                self.refusal = Refusal("it was cut off or changed after it was made", CONTENTS, DAMAGED)
                self.refusal.__cause__ = error
