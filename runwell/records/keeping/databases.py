"""The database, whichever it is: copied as of one moment, filled from such a copy, held for oneself.

Each kind has a module with the same functions:
  moment(connection)        within it everything read is of one moment, while others go on writing
  dump(connection, folder)  writes the database into the folder; how many rows each table has
  held(connection, folder)  nobody else reads or writes; when it fails inside, all is as it was before
  load(connection, folder, manifest)  within `held`: nothing of the old, all of the dump
  tables(connection)        their names
"""

from __future__ import annotations

from types import ModuleType

from django.contrib.auth import get_user_model
from django.db import connection
from django.db.migrations.loader import MigrationLoader
from django.db.migrations.recorder import MigrationRecorder

from runwell.records.keeping import postgresql, sqlite
from runwell.refusals import Refusal

KINDS = {"sqlite": sqlite, "postgresql": postgresql}


def kind() -> ModuleType:
    return KINDS[connection.vendor]


def applied() -> tuple[str, ...]:
    """The migrations that the database has seen, as "app.name"."""
    return tuple(sorted(f"{app}.{name}" for app, name in MigrationRecorder(connection).applied_migrations()))


def refuse_unknown(migrations: tuple[str, ...], where: str) -> None:
    """Refusal: some of these migrations belong to a Runwell that is newer than this one."""
    loader = MigrationLoader(None)
    known = {f"{app}.{name}" for app, name in loader.disk_migrations}
    known |= {f"{a}.{n}" for one in loader.disk_migrations.values() for a, n in one.replaces}
    unknown = [name for name in migrations if name not in known]
    if unknown:
        what = f"it was made by a newer Runwell, this one does not know {', '.join(unknown[:3])}"
        raise Refusal(what, where, "Install that version or a later one")


def holds_records() -> bool:
    """Whether anybody has an account or anything is recorded; what migrations fill in does not count."""
    there = kind().tables(connection)
    people = get_user_model()._meta.db_table
    ours = [table for table in there if table == people or table.startswith("records_")]
    with connection.cursor() as cursor:
        for table in ours:
            cursor.execute(f"SELECT 1 FROM {connection.ops.quote_name(table)} LIMIT 1")
            if cursor.fetchone():
                return True
    return bool(there) and "django_migrations" not in there
