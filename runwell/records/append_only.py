"""The database itself refuses to change or delete a row of the audit trail, whoever asks.

This stops mistakes and stolen passwords of the site. Against somebody who owns the database stands the chain
of hashes, which shows what they did. A migration that rebuilds the table on SQLite must bar it again.
"""

from __future__ import annotations

from django.db.backends.base.base import BaseDatabaseWrapper

TABLE = "records_auditevent"
SAYS = "the audit trail is only ever added to"
NAME = "audit_is_append_only"


def bar(connection: BaseDatabaseWrapper) -> None:
    """Set the triggers. A second time changes nothing."""
    _run(connection, _sqlite() if connection.vendor == "sqlite" else _postgresql())


def unbar(connection: BaseDatabaseWrapper) -> None:
    """Take the triggers away: for tests that empty every table, and for nothing else."""
    suffix = "" if connection.vendor == "sqlite" else f" ON {TABLE}"
    _run(
        connection,
        [f"DROP TRIGGER IF EXISTS {NAME}_{act}{suffix}" for act in ("update", "delete", "truncate")],
    )


def _sqlite() -> list[str]:
    return [
        f"CREATE TRIGGER IF NOT EXISTS {NAME}_{act} BEFORE {act.upper()} ON {TABLE} "
        f"BEGIN SELECT RAISE(ABORT, '{SAYS}'); END"
        for act in ("update", "delete")
    ]


def _postgresql() -> list[str]:
    refuse = (
        f"CREATE OR REPLACE FUNCTION {NAME}() RETURNS trigger LANGUAGE plpgsql AS "
        f"$$ BEGIN RAISE EXCEPTION '{SAYS}' USING ERRCODE = 'restrict_violation'; END $$"
    )
    triggers = [
        f"CREATE OR REPLACE TRIGGER {NAME}_{act} BEFORE {act.upper()} ON {TABLE} "
        f"FOR EACH {what} EXECUTE FUNCTION {NAME}()"
        for act, what in (("update", "ROW"), ("delete", "ROW"), ("truncate", "STATEMENT"))
    ]
    return [refuse, *triggers]


def _run(connection: BaseDatabaseWrapper, statements: list[str]) -> None:
    with connection.cursor() as cursor:
        for statement in statements:
            cursor.execute(statement)
