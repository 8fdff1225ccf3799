"""From a SQLite file into an empty PostgreSQL, every row as it is, all of them or none.

dumpdata and loaddata change what they carry: as JSON they cut times to the millisecond, which breaks the
chain of the audit trail; as XML they turn the line ends of what people wrote and take away its outer spaces.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from django.apps import apps
from django.conf import settings
from django.contrib.contenttypes.models import ContentType
from django.core.management import call_command
from django.core.management.color import no_style
from django.db import DatabaseError, connection, connections
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.migrations.recorder import MigrationRecorder
from django.db.models import Model, QuerySet

from runwell.records import audit
from runwell.records.keeping import databases, postgresql, sqlite
from runwell.records.keeping.disk import errors_said, workplace
from runwell.records.keeping.migrating import missing
from runwell.refusals import Refusal

OLD, NEW = "moved", "default"
AT_ONCE = 500
# What each kind of database keeps in its own form, and makes again from the pages.
MADE_AGAIN = frozenset({"wagtailsearch"})


@dataclass(frozen=True, slots=True)
class Moved:
    """rows: how many of each table. trail: how many of them are rows of the audit trail, which is whole."""

    rows: dict[str, int]
    trail: int


def move(file: Path, *, step: Callable[[str], object]) -> Moved:
    """Fill this PostgreSQL from the file and verify it. Refusal: it cannot be done, and nothing was changed.

    step: told each table that begins. The file stays as it is, and nobody else has it open meanwhile.
    """
    refuse_new()
    with errors_said(str(file)), workplace(settings.RUNWELL_DATA) as folder, opened(file) as old:
        refuse_old(old, str(file))
        with sqlite.held(old, folder), postgresql.held(connection, folder):
            empty()
            rows = {model._meta.db_table: copy(model, step) for model in tables()}
            with connection.cursor() as cursor:
                # Until here rows could name others that were still to come.
                cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
                for statement in connection.ops.sequence_reset_sql(no_style(), tables()):
                    cursor.execute(statement)
            trail = audit.verify()
    make_again()
    return Moved(rows, trail)


def tables() -> list[type[Model]]:
    """Every model with a table of its own, those between two models included."""
    every = apps.get_models(include_auto_created=True)
    return [
        model
        for model in every
        if model._meta.managed and not model._meta.proxy and model._meta.app_label not in MADE_AGAIN
    ]


def refuse_new() -> None:
    """Refusal: this database is no PostgreSQL, is not prepared, or has somebody's records."""
    if connection.vendor != "postgresql":
        mend = "Set DATABASE_URL to the PostgreSQL that is to be filled"
        raise Refusal("this database is no PostgreSQL", "DATABASE_URL", mend)
    if missing(connection):
        raise Refusal("it is not prepared", "the database", "Run runwell manage migrate")
    if databases.holds_records():
        raise Refusal("there are records already", "the database", "Name an empty one in DATABASE_URL")


def refuse_old(old: BaseDatabaseWrapper, where: str) -> None:
    """Refusal: the file is of an older Runwell, or of a newer one."""
    if missing(old):
        mend = "Without DATABASE_URL, run runwell upgrade; then try again"
        raise Refusal("it is older than this version", where, mend)
    seen = MigrationRecorder(old).applied_migrations()
    databases.refuse_unknown(tuple(f"{app}.{name}" for app, name in seen), where)


@contextmanager
def opened(file: Path) -> Iterator[BaseDatabaseWrapper]:
    """The file as a second database. Refusal: there is none."""
    if not file.is_file():
        raise Refusal("there is no such file", str(file), "Name the SQLite file, such as runwell.sqlite3")
    described = {"ENGINE": "django.db.backends.sqlite3", "NAME": str(file), "OPTIONS": {}}
    connections.databases[OLD] = {**connections.databases[NEW], **described}
    try:
        yield connections[OLD]
    finally:
        connections[OLD].close()
        del connections[OLD], connections.databases[OLD]


def empty() -> None:
    """What migrations have filled in comes from the file as well. The trail is empty, and bars it."""
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL DEFERRED")
        for table in postgresql.tables(connection):
            if table != MigrationRecorder.Migration._meta.db_table:
                cursor.execute(f"DELETE FROM {connection.ops.quote_name(table)}")


def copy(model: type[Model], step: Callable[[str], object]) -> int:
    """The rows of one table, without the columns of the tables it inherits from. How many arrived."""
    table, fields = model._meta.db_table, model._meta.local_concrete_fields
    step(table)
    source: QuerySet[Model] = QuerySet(model, using=OLD).order_by("pk")
    target: QuerySet[Model] = QuerySet(model, using=NEW)
    sent = 0
    try:
        for rows in batches(source.iterator(chunk_size=AT_ONCE)):
            target._insert(rows, fields=fields, using=NEW, raw=True)  # type: ignore[attr-defined]
            sent += len(rows)
    except DatabaseError as error:  # its words may repeat a row
        what = f"PostgreSQL does not take a row of it ({type(error).__name__}), and nothing was moved"
        raise Refusal(what, table, "Mend that row in the old database: it may be too long") from error
    if target.count() != sent:
        raise Refusal("not every row has arrived, and nothing was moved", table, "Try again")
    return sent


def batches(rows: Iterator[Model]) -> Iterator[list[Model]]:
    held: list[Model] = []
    for row in rows:
        held.append(row)
        if len(held) == AT_ONCE:
            yield held
            held = []
    if held:
        yield held


def make_again() -> None:
    """The index that the editor's search reads."""
    for remembering in ContentType._meta.managers:
        remembering.clear_cache()
    call_command("update_index", verbosity=0)
