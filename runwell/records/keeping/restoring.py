"""Bringing a backup back: all of it is verified before any of it is put in place."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from django.conf import settings
from django.db import connection

from runwell.records.keeping import databases, folders
from runwell.records.keeping.archive import unpacked
from runwell.records.keeping.backing_up import keep_copy, noted
from runwell.records.keeping.disk import errors_said, workplace
from runwell.records.keeping.manifest import Manifest
from runwell.records.keeping.migrating import missing
from runwell.records.keeping.sealed import contents
from runwell.records.keeping.undone import MigratedOrUndone
from runwell.refusals import Refusal

NAMES = {"sqlite": "SQLite", "postgresql": "PostgreSQL"}


@dataclass(frozen=True, slots=True)
class Restored:
    """migrations: how many brought it up to date. aside: where what was there before lies now, if any."""

    manifest: Manifest
    migrations: int
    aside: Path | None

    @property
    def secret(self) -> bool:
        """Whether the secret that locks codes and cookies came with it."""
        return folders.SECRET in self.manifest.members


def restore(
    file: Path,
    passphrase: str,
    *,
    replace: bool,
    now: datetime,
    progress: Callable[[int], object],
    step: Callable[[str], object],
) -> Restored:
    """Put a backup in place of what is there, or refuse and leave everything as it is.

    replace: records that are there already go aside. progress: told the bytes verified as they go by.
    step: told each migration that begins.
    """
    data = settings.RUNWELL_DATA
    refuse_held(data, replace=replace)
    with errors_said(str(file)), workplace(data) as folder:
        new = folder / "new"
        new.mkdir(mode=0o700)
        with contents(file, passphrase) as stream:
            manifest = unpacked(stream, new, progress)
        refuse_manifest(manifest, str(file))
        aside = data / f"replaced-{now:%Y%m%dT%H%M%SZ}" if replace else folder / "aside"
        with folders.Moves() as moves, databases.kind().held(connection, folder):
            refuse_held(data, replace=replace)
            if replace:
                keep_copy(folder / "database.tar", folder, now=now)
                moves.move(folder / "database.tar", aside / "database.tar")
            databases.kind().load(connection, new / "database", manifest)
            late = missing(connection)
            with MigratedOrUndone(step) as attempt:
                attempt.run(late)
            noted("runwell restore", "restored a backup")
            if manifest.whole:
                moves.exchange(data, new, aside)
    return Restored(manifest, late, aside if replace and aside.exists() else None)


def refuse_held(data: Path, *, replace: bool) -> None:
    """Refusal: there are records or files already, and nobody said that they may go aside."""
    if not replace and (databases.holds_records() or folders.any_file(data)):
        mend = "Name an empty data folder and database, or add --replace: what is there then goes aside"
        raise Refusal("there are records or files already", str(data), mend)


def refuse_manifest(manifest: Manifest, where: str) -> None:
    """Refusal: another kind of database, or a newer Runwell."""
    if manifest.database != connection.vendor:
        there, here = NAMES.get(manifest.database, manifest.database), NAMES[connection.vendor]
        mend = (
            "Restore it there; runwell manage move_from_sqlite goes to PostgreSQL, as the hosting guide says"
        )
        raise Refusal(f"it was made from {there}, and this database is {here}", where, mend)
    databases.refuse_unknown(manifest.migrations, where)
