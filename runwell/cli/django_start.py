"""Starting Django for the commands that need the records; the others never load it."""

from __future__ import annotations

import gc
import os
from collections.abc import Iterator
from contextlib import contextmanager

from runwell.refusals import Refusal


def name_settings(*, records_only: bool = False) -> None:
    name = "records_only" if records_only else "settings"
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", f"runwell.config.{name}")


def start(*, records_only: bool = False) -> None:
    """Load settings and apps, open the database once. Refusal: a setting is unclear, or nobody answers.

    records_only: without the site and its editor, for commands that must stay small.
    """
    name_settings(records_only=records_only)
    load()
    from django.db import connection

    with database_errors_said():
        connection.ensure_connection()


def load() -> None:
    """Settings and apps. Reading them leaves no garbage, and to look for some would be a fifth of a start."""
    import django

    gc.disable()
    try:
        django.setup()
    finally:
        gc.freeze()  # what was read stays, and is not looked through again either
        gc.enable()


def words_only() -> None:
    """Let sentences be made without records: no setting is read and no data folder is touched."""
    from django.conf import settings

    if not settings.configured:
        settings.configure(USE_I18N=False)


@contextmanager
def database_errors_said() -> Iterator[None]:
    """A database that does not answer is a setting to mend, not a traceback."""
    from django.db.utils import OperationalError

    try:
        yield
    except OperationalError as error:
        said = str(error).strip().splitlines()
        mend = "Look whether it runs, and at DATABASE_URL and RUNWELL_DATA"
        raise Refusal(said[0] if said else "it does not answer", "the database", mend) from error


def missing_migrations() -> int:
    """How many migrations the database has not seen yet."""
    from django.db import connection
    from django.db.migrations.executor import MigrationExecutor

    executor = MigrationExecutor(connection)
    return len(executor.migration_plan(executor.loader.graph.leaf_nodes()))
