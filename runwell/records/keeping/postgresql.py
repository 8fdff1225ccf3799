"""PostgreSQL: every table by COPY within one transaction, so that no other program is needed."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from django.db import transaction
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.utils import OperationalError
from psycopg import sql

from runwell.records.keeping.manifest import Manifest
from runwell.records.keeping.migrating import migrate_to
from runwell.refusals import Refusal

ABOUT = "tables.json"
STOP = "Stop runwell serve and whatever else uses it, then try again"
# As pg_dump does it: what is written must not depend on how this server or this user is set.
PLAIN = "SET LOCAL datestyle = ISO; SET LOCAL intervalstyle = postgres; SET LOCAL extra_float_digits = 3"
TABLES = """
    SELECT c.relname FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
    WHERE c.relkind IN ('r', 'p') AND n.nspname = current_schema() ORDER BY 1"""
COLUMNS = """
    SELECT column_name FROM information_schema.columns
    WHERE table_schema = current_schema() AND table_name = %s AND is_generated = 'NEVER'
    ORDER BY ordinal_position"""
SEQUENCES = """
    SELECT t.relname, a.attname, s.relname FROM pg_class s
    JOIN pg_namespace n ON n.oid = s.relnamespace AND n.nspname = current_schema()
    JOIN pg_depend d ON d.objid = s.oid AND d.classid = 'pg_class'::regclass AND d.deptype IN ('a', 'i')
    JOIN pg_class t ON t.oid = d.refobjid
    JOIN pg_attribute a ON a.attrelid = t.oid AND a.attnum = d.refobjsubid
    WHERE s.relkind = 'S' ORDER BY 1, 2"""
FUNCTIONS = """
    SELECT p.oid::regprocedure::text FROM pg_proc p JOIN pg_namespace n ON n.oid = p.pronamespace
    WHERE n.nspname = current_schema() AND p.prokind IN ('f', 'p') AND NOT EXISTS (
        SELECT 1 FROM pg_depend d WHERE d.objid = p.oid AND d.deptype = 'e')"""
TRIGGERS = """
    SELECT c.relname, t.tgname FROM pg_trigger t JOIN pg_class c ON c.oid = t.tgrelid
    JOIN pg_namespace n ON n.oid = c.relnamespace
    WHERE n.nspname = current_schema() AND NOT t.tgisinternal AND t.tgenabled = 'O'"""


@contextmanager
def moment(connection: BaseDatabaseWrapper) -> Iterator[None]:
    """All that is read inside is as it was when the first table was read."""
    with connection.cursor() as cursor:
        cursor.execute("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY")
        try:
            yield
        finally:
            cursor.execute("ROLLBACK")


def dump(connection: BaseDatabaseWrapper, folder: Path) -> dict[str, int]:
    """A file for each table as COPY writes it, and one that names columns and sequences."""
    about: dict[str, Any] = {"columns": {}, "sequences": []}
    rows = {}
    with connection.wrap_database_errors, connection.connection.cursor() as cursor:
        cursor.execute(PLAIN)
        for table in tables(connection):
            about["columns"][table] = [row[0] for row in cursor.execute(COLUMNS, [table]).fetchall()]
            rows[table] = _copy_out(cursor, table, about["columns"][table], folder)
        for table, column, sequence in cursor.execute(SEQUENCES).fetchall():
            value = cursor.execute(_about(sequence)).fetchone()
            about["sequences"].append([table, column, *value])
    (folder / ABOUT).touch(mode=0o600)
    (folder / ABOUT).write_text(json.dumps(about, indent=1))
    return rows


def load(connection: BaseDatabaseWrapper, folder: Path, manifest: Manifest) -> None:
    """Build the tables as they were when the backup was made, fill them. Refusal: the rows do not fit."""
    about = json.loads((folder / ABOUT).read_text())
    with connection.wrap_database_errors, connection.connection.cursor() as cursor:
        cursor.execute(PLAIN)
        _clear(cursor, tables(connection))
        migrate_to(connection, manifest.migrations)
        _refuse_other_tables(set(tables(connection)), set(about["columns"]))
        triggers = cursor.execute(TRIGGERS).fetchall()
        _switch(cursor, triggers, "DISABLE")
        _empty(cursor, tables(connection))
        # Foreign keys may point forward while the tables are filled; before the end all are looked at.
        cursor.execute("SET CONSTRAINTS ALL DEFERRED")
        rows = {
            table: _copy_in(cursor, table, columns, folder) for table, columns in about["columns"].items()
        }
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        _switch(cursor, triggers, "ENABLE")
        _set_sequences(cursor, about["sequences"])
    if rows != manifest.rows:
        raise Refusal("its rows are not those that the backup names", ABOUT, "Use another backup")


@contextmanager
def held(connection: BaseDatabaseWrapper, folder: Path) -> Iterator[None]:
    """One transaction with every table locked. PostgreSQL undoes it whole, changed tables included."""
    with transaction.atomic(using=connection.alias):
        with connection.cursor() as cursor:
            cursor.execute("SET LOCAL lock_timeout = '5s'")
            if names := [connection.ops.quote_name(table) for table in tables(connection)]:
                _lock(cursor, names)
            cursor.execute("SET LOCAL lock_timeout = 0")
            # A table with a check still pending cannot be altered by the next migration.
            cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        yield


def tables(connection: BaseDatabaseWrapper) -> list[str]:
    with connection.cursor() as cursor:
        cursor.execute(TABLES)
        return [row[0] for row in cursor.fetchall()]


def _lock(cursor: Any, names: list[str]) -> None:
    try:
        cursor.execute(f"LOCK TABLE {', '.join(names)} IN ACCESS EXCLUSIVE MODE")
    except OperationalError as error:
        raise Refusal("somebody else is using it", "the database", STOP) from error


def _copy_out(cursor: Any, table: str, columns: list[str], folder: Path) -> int:
    """In COPY's text form a row is a line, whatever stands in it."""
    path, rows = folder / f"{table}.copy", 0
    path.touch(mode=0o600)
    with path.open("wb") as file, cursor.copy(_named("COPY {} ({}) TO STDOUT", table, columns)) as copy:
        for piece in copy:
            file.write(piece)
            rows += bytes(piece).count(b"\n")
    return rows


def _copy_in(cursor: Any, table: str, columns: list[str], folder: Path) -> int:
    rows = 0
    words = _named("COPY {} ({}) FROM STDIN", table, columns)
    with (folder / f"{table}.copy").open("rb") as file, cursor.copy(words) as copy:
        while piece := file.read(1 << 20):
            copy.write(piece)
            rows += piece.count(b"\n")
    return rows


def _named(words: str, table: str, columns: list[str]) -> sql.Composed:
    return sql.SQL(words).format(sql.Identifier(table), sql.SQL(", ").join(map(sql.Identifier, columns)))


def _about(sequence: str) -> sql.Composed:
    return sql.SQL("SELECT last_value, is_called FROM {}").format(sql.Identifier(sequence))


def _clear(cursor: Any, names: list[str]) -> None:
    """Tables and the functions of their triggers, but nothing of an extension."""
    if names:
        cursor.execute(_listed("DROP TABLE {} CASCADE", names))
    for (function,) in cursor.execute(FUNCTIONS).fetchall():
        cursor.execute(f"DROP ROUTINE {function} CASCADE")


def _empty(cursor: Any, names: list[str]) -> None:
    """What the migrations have filled in is in the backup as well."""
    if names:
        cursor.execute(_listed("TRUNCATE {}", names))


def _listed(words: str, names: list[str]) -> sql.Composed:
    return sql.SQL(words).format(sql.SQL(", ").join(map(sql.Identifier, names)))


def _switch(cursor: Any, triggers: list[tuple[str, str]], how: str) -> None:
    """Triggers guard rows against people; these rows have passed them once."""
    for table, trigger in triggers:
        names = sql.Identifier(table), sql.Identifier(trigger)
        cursor.execute(sql.SQL(f"ALTER TABLE {{}} {how} TRIGGER {{}}").format(*names))


def _set_sequences(cursor: Any, sequences: list[tuple[str, str, int, bool]]) -> None:
    for table, column, value, called in sequences:
        cursor.execute(
            "SELECT setval(pg_get_serial_sequence(quote_ident(%s), %s), %s, %s)",
            [table, column, value, called],
        )


def _refuse_other_tables(built: set[str], told: set[str]) -> None:
    if built != told:
        where = ", ".join(sorted(built ^ told)[:3])
        raise Refusal("this version builds other tables than the backup holds", where, "Use its own version")
