"""Bringing the database up to this version of Runwell, or leaving it as it was."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from django.conf import settings
from django.db import connection

from runwell.records.keeping import databases
from runwell.records.keeping.backing_up import keep_copy, noted
from runwell.records.keeping.disk import errors_said, workplace
from runwell.records.keeping.migrating import missing
from runwell.records.keeping.undone import MigratedOrUndone

COPIES, KEPT = "before-upgrade", 2


@dataclass(frozen=True, slots=True)
class Upgraded:
    """migrations: how many have run. copy: the database as it was before, None if there was none."""

    migrations: int
    copy: Path | None


def upgrade(*, now: datetime, step: Callable[[str], object]) -> Upgraded:
    """Copy the database aside, migrate; on any failure put it back and refuse. step: each that begins."""
    databases.refuse_unknown(databases.applied(), "the database")
    late = missing(connection)
    if not late:
        return Upgraded(0, None)
    copies = settings.RUNWELL_DATA / COPIES
    copy = copies / f"{now:%Y%m%dT%H%M%SZ}.tar" if databases.applied() else None
    with (
        errors_said(str(copies)),
        workplace(settings.RUNWELL_DATA) as folder,
        databases.kind().held(connection, folder),
    ):
        if copy:
            keep_copy(copy, folder, now=now)
            forget_old(copies)
        with MigratedOrUndone(step) as attempt:
            attempt.run(late)
        if copy:
            noted("runwell upgrade", "upgraded the database")
    return Upgraded(late, copy)


def forget_old(copies: Path) -> None:
    """The last two stay: a third would only be another place from which records can leak."""
    for old in sorted(copies.glob("*.tar"))[:-KEPT]:
        old.unlink()
