"""Which tables a page was made from, and which were written since, by any process of this server.

Both are read off the statements themselves, so nothing that writes by another way than a model is missed.
"""

from __future__ import annotations

import logging
import os
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import Any

from django.conf import settings
from django.db import connection, transaction
from django.db.backends.base.base import BaseDatabaseWrapper

PUBLIC = frozenset(
    {
        "pages_conditionpage",
        "pages_homepage",
        "pages_pagesignature",
        "records_closedday",
        "records_location",
        "records_practice",
        "records_teammember",
        "records_teammember_locations",
        "wagtailcore_page",
        "wagtailcore_pageviewrestriction",
        "wagtailcore_site",
        "wagtailimages_image",
        "wagtailimages_rendition",
    }
)
"""A page that was made from any other table is not kept."""

FIXED = frozenset({"django_content_type", "wagtailcore_locale"})
"""Only migrations write these, and the site does not run meanwhile."""

FOLDER, ALL = "changed", "all"
"""In the data folder: a file for each table, and one for all."""

log = logging.getLogger(__name__)

_WRITTEN = re.compile(
    r'\s*(?:INSERT (?:OR \w+ )?INTO|REPLACE INTO|UPDATE|DELETE FROM) +"?(\w+)', re.IGNORECASE
)
_EMPTIED = re.compile(r"\s*TRUNCATE\b", re.IGNORECASE)
_READ = re.compile(r'\b(?:FROM|JOIN)\s+"?(\w+)', re.IGNORECASE)
_QUOTED = re.compile(r'"(\w+)"')

Execute = Callable[[str, Any, bool, dict[str, Any]], Any]
Marks = Mapping[str, int]


def watch(connection: BaseDatabaseWrapper, **_signal: Any) -> None:
    """From now on every change through this connection is marked. Receives `connection_created`."""
    if mark_changes not in connection.execute_wrappers:
        # In front: a connection may be made while a page is, whose own wrapper is taken off the end.
        connection.execute_wrappers.insert(0, mark_changes)


def mark_changes(execute: Execute, sql: str, params: Any, many: bool, context: dict[str, Any]) -> Any:
    """Around a statement: what it writes is marked as soon as others can see it: after the commit."""
    result = execute(sql, params, many, context)
    for table in written(sql) & PUBLIC:
        transaction.on_commit(partial(mark, table), using=context["connection"].alias)
    return result


def written(sql: str) -> set[str]:
    """The tables that a statement changes."""
    if found := _WRITTEN.match(sql):
        return {found[1]}
    return set(_QUOTED.findall(sql)) if _EMPTIED.match(sql) else set()


def mark(table: str) -> None:
    """One byte more in the table's file, and then in the one of all tables.

    Unlike a time, a length is never the same twice.
    """
    folder = Path(settings.RUNWELL_DATA) / FOLDER
    try:
        folder.mkdir(exist_ok=True)
        for name in (table, ALL):
            with (folder / name).open("ab") as file:
                file.write(b".")
    except OSError as error:  # the change itself is kept: whoever made it must not be told that it failed
        log.error("A change of %s could not be marked, so kept pages may be old: %s", table, error)


def mark_all() -> None:
    """After what passes the statements by: a restored database."""
    for table in PUBLIC:
        mark(table)


def changes() -> int:
    """How often any of them was changed so far. Ask this before the marks of one table."""
    return _length(ALL)


def marks(tables: Iterable[str] = PUBLIC) -> Marks:
    """How often each was changed so far."""
    return {table: _length(table) for table in tables}


def unchanged_since(then: Marks) -> bool:
    return all(_length(table) == length for table, length in then.items())


@contextmanager
def reading() -> Iterator[set[str]]:
    """The tables that are read inside, in this thread."""
    tables: set[str] = set()

    def note(execute: Execute, sql: str, params: Any, many: bool, context: dict[str, Any]) -> Any:
        tables.update(_READ.findall(sql))
        return execute(sql, params, many, context)

    with connection.execute_wrapper(note):
        yield tables


def _length(name: str) -> int:
    try:
        return os.stat(f"{settings.RUNWELL_DATA}/{FOLDER}/{name}").st_size  # noqa: PTH116 - asked several times for each answer; a Path costs twice this
    except FileNotFoundError:
        return 0
