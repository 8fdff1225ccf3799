"""SQLite: the file is copied by SQLite's own backup, which sees one moment while others write."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from django.db.backends.base.base import BaseDatabaseWrapper

from runwell.records.keeping.manifest import Manifest
from runwell.refusals import Refusal

FILE = "runwell.sqlite3"
STOP = "Stop runwell serve and whatever else has it open, then try again"


@contextmanager
def moment(connection: BaseDatabaseWrapper) -> Iterator[None]:
    """Nothing to prepare: the copy is taken in one step."""
    connection.ensure_connection()
    yield


def dump(connection: BaseDatabaseWrapper, folder: Path) -> dict[str, int]:
    """One file without a log beside it, checked by SQLite. Refusal: the database is damaged."""
    file = folder / FILE
    file.touch(mode=0o600)
    with closing(sqlite3.connect(file)) as copy:
        connection.connection.backup(copy, pages=-1)
        copy.execute("PRAGMA journal_mode=DELETE")
    with closing(_opened(connection, file)) as copy, copy.cursor() as cursor:
        said = cursor.execute("PRAGMA integrity_check(1)").fetchone()[0]
        if said != "ok":
            mend = "Keep the file, and restore the newest backup that is whole"
            raise Refusal(f"it is damaged: {said}", "the database", mend)
        return {table: _count(cursor, table) for table in tables(copy)}


def load(connection: BaseDatabaseWrapper, folder: Path, manifest: Manifest) -> None:
    """Page by page in one transaction. Refusal: it is not what the backup says it is."""
    with closing(_opened(connection, folder / FILE)) as copy, copy.cursor() as cursor:
        rows = {table: _count(cursor, table) for table in tables(copy)}
        if rows != manifest.rows or cursor.execute("PRAGMA foreign_key_check").fetchone():
            raise Refusal("its rows are not those that the backup names", FILE, "Use another backup")
        copy.connection.backup(connection.connection, pages=-1)


@contextmanager
def held(connection: BaseDatabaseWrapper, folder: Path) -> Iterator[None]:
    """An exclusive lock from the first moment to the last; put back from a copy when something fails."""
    before, whole = folder / "before.sqlite3", False
    before.touch(mode=0o600)
    connection.close()
    connection.ensure_connection()
    _shut_others_out(connection)
    try:
        with closing(sqlite3.connect(before)) as copy:
            connection.connection.backup(copy, pages=-1)
        yield
        whole = True
    finally:
        if not whole:
            _put_back(connection, before)
        connection.close()


def tables(connection: BaseDatabaseWrapper) -> list[str]:
    """Those with rows of their own, without what SQLite makes for its search."""
    with connection.cursor() as cursor:
        listed = cursor.execute("PRAGMA main.table_list").fetchall()
    return sorted(row[1] for row in listed if row[2] == "table" and not row[1].startswith("sqlite_"))


def _shut_others_out(connection: BaseDatabaseWrapper) -> None:
    """The lock outlasts each transaction until the connection is closed."""
    raw = connection.connection
    raw.execute("SELECT 1 FROM sqlite_master").fetchall()
    raw.execute("PRAGMA busy_timeout=5000")
    raw.execute("PRAGMA locking_mode=EXCLUSIVE")
    try:
        raw.execute("BEGIN EXCLUSIVE")
    except sqlite3.OperationalError as error:
        raise Refusal("somebody else has it open", "the database", STOP) from error
    raw.execute("COMMIT")


def _put_back(connection: BaseDatabaseWrapper, before: Path) -> None:
    connection.ensure_connection()
    if connection.connection.in_transaction:
        connection.connection.rollback()
    with closing(sqlite3.connect(before)) as copy:
        copy.backup(connection.connection, pages=-1)


def _opened(connection: BaseDatabaseWrapper, file: Path) -> BaseDatabaseWrapper:
    """Another file, opened as Django opens it: its checks may use functions that Django brings."""
    other = connection.copy()
    other.settings_dict = {**other.settings_dict, "NAME": str(file), "OPTIONS": {}}
    other.ensure_connection()
    return other


def _count(cursor: sqlite3.Cursor, table: str) -> int:
    return int(cursor.execute(f'SELECT count(*) FROM "{table}"').fetchone()[0])
