"""The disk: a place to work in, files that survive a power cut, errors said as sentences."""

from __future__ import annotations

import fcntl
import os
import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import mkdtemp

from django.db import DatabaseError

from runwell.refusals import Refusal

LOCK, PREFIX = ".keeping.lock", ".keeping-"


@contextmanager
def workplace(data: Path) -> Iterator[Path]:
    """An empty folder in the data folder, closed to others and gone afterwards. One at a time has it."""
    with (data / LOCK).open("w") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as error:
            what = "a backup, a restore or an upgrade is at work there already"
            raise Refusal(what, str(data), "Wait until it is done") from error
        for left in data.glob(f"{PREFIX}*"):
            shutil.rmtree(left, ignore_errors=True)  # of one that was killed
        folder = Path(mkdtemp(prefix=PREFIX, dir=data))
        try:
            yield folder
        finally:
            shutil.rmtree(folder, ignore_errors=True)


@contextmanager
def errors_said(where: str) -> Iterator[None]:
    """A full disk or a folder that is closed to us is no traceback."""
    try:
        yield
    except OSError as error:
        mend = "Look at the disk: its free space, and who may write there"
        raise Refusal(error.strerror or str(error), str(error.filename or where), mend) from error
    except sqlite3.Error as error:
        mend = "Look at the disk: its free space, and whether the file is whole"
        raise Refusal(f"SQLite says: {error}", where, mend) from error
    except DatabaseError as error:  # its words may repeat a row
        what = f"the database does not take it ({type(error).__name__})"
        raise Refusal(what, where, "Use another backup; nothing was changed") from error


def settle(path: Path) -> None:
    """Wait until a file or the list of a folder is on the disk."""
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
