"""Making a backup while the site is being written to."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from datetime import datetime
from functools import partial
from importlib.metadata import version
from pathlib import Path
from typing import BinaryIO

from django.conf import settings
from django.db import connection, transaction

from runwell.records import audit
from runwell.records.access.jobs import BACKED_UP
from runwell.records.keeping import databases, folders
from runwell.records.keeping.archive import Part, Stream, packed, unpacked
from runwell.records.keeping.disk import errors_said, settle, workplace
from runwell.records.keeping.manifest import Manifest, Member
from runwell.records.keeping.sealed import contents, seal
from runwell.refusals import Refusal


def back_up(file: Path, passphrase: str, *, now: datetime, progress: Callable[[int], object]) -> Manifest:
    """Write everything to `file`, locked, and read it again. What it holds, as read from the finished file.

    now: when it begins. progress: told the bytes written and the bytes verified as they go by.
    """
    data, partial_file = settings.RUNWELL_DATA, file.with_name(f"{file.name}.partial")
    refuse_place(file, data)
    with errors_said(str(file)), workplace(data) as folder:
        pieces = database_and_files(folder, data, now=now)
        try:
            with _created(partial_file) as target:
                seal(Stream(pieces, progress), target, passphrase)
                target.flush()
                os.fsync(target.fileno())
            with contents(partial_file, passphrase) as stream:
                manifest = unpacked(stream, None, progress)
            refuse_place(file, data)
            partial_file.rename(file)
        finally:
            partial_file.unlink(missing_ok=True)
        settle(file.parent)
    noted("runwell backup", BACKED_UP)
    return manifest


def noted(by: str, act: str) -> None:
    """A line in the trail of audit: all of it left the house, came back or changed its form."""
    with transaction.atomic():
        audit.record(by, act)


def refuse_place(file: Path, data: Path) -> None:
    """Refusal: something is there already, or visitors could fetch it, or there is no such folder."""
    if file.exists():
        raise Refusal("there is such a file already", str(file), "Name a new file, one for each backup")
    if not file.parent.is_dir():
        raise Refusal("there is no such folder", str(file.parent), "Make it, or name another")
    inside = [data / top for top in folders.FOLDERS if file.resolve().is_relative_to(data / top)]
    if inside:
        raise Refusal("this folder is itself backed up", str(inside[0]), "Name a file somewhere else")


def database_and_files(folder: Path, data: Path, *, now: datetime) -> Iterator[bytes]:
    """The tar of everything. The database comes first: a file is there before the row that names it."""
    with databases.kind().moment(connection):
        parts, described = copied(folder, now=now, whole=True)
    return packed([*parts, *folders.parts(data)], described)


def copied(
    folder: Path, *, now: datetime, whole: bool
) -> tuple[list[Part], Callable[[dict[str, Member]], Manifest]]:
    """Dump the database into the folder. Its files, and what makes a manifest once their hashes are known."""
    place = folder / "database"
    place.mkdir(mode=0o700)
    rows = databases.kind().dump(connection, place)
    about = partial(
        Manifest,
        runwell=version("runwell"),
        made_at=now,
        database=connection.vendor,
        whole=whole,
        migrations=databases.applied(),
        rows=rows,
    )
    parts = [Part(f"database/{path.name}", path) for path in sorted(place.iterdir())]
    return parts, lambda members: about(members=members)


def keep_copy(file: Path, folder: Path, *, now: datetime) -> None:
    """The database alone into a plain tar, closed as the database itself is, which `restore` reads too."""
    place = folder / "copy"
    place.mkdir(mode=0o700)
    parts, described = copied(place, now=now, whole=False)
    file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    with _created(file) as target:
        for piece in packed(parts, described):
            target.write(piece)
        target.flush()
        os.fsync(target.fileno())
    settle(file.parent)


def _created(file: Path) -> BinaryIO:
    file.unlink(missing_ok=True)
    return os.fdopen(os.open(file, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb")
