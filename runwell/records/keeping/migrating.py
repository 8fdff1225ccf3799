"""Bringing the tables up to date, or to where they were when a backup was made."""

from __future__ import annotations

import io
import re
from collections.abc import Callable

from django.contrib.contenttypes.models import ContentType
from django.core.management import call_command
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.migrations.executor import MigrationExecutor

APPLYING = re.compile(r"Applying (\S+)\.\.\.")


class Said(io.StringIO):
    """What Django says while it migrates. step: told the name of each migration that begins."""

    def __init__(self, step: Callable[[str], object]) -> None:
        super().__init__()
        self.step = step

    def write(self, text: str) -> int:
        for name in APPLYING.findall(text):
            self.step(name)
        return len(text)


def missing(connection: BaseDatabaseWrapper) -> int:
    """How many migrations the database has not seen yet."""
    executor = MigrationExecutor(connection)
    return len(executor.migration_plan(executor.loader.graph.leaf_nodes()))


def migrate(step: Callable[[str], object]) -> None:
    """Run the migrations that are missing."""
    # Ids of content types, remembered from before the rows were exchanged, would be wrong.
    for remembering in ContentType._meta.managers:
        remembering.clear_cache()
    call_command("migrate", interactive=False, no_color=True, stdout=Said(step))


def migrate_to(connection: BaseDatabaseWrapper, names: tuple[str, ...]) -> None:
    """In an empty database: run these migrations and no others. names: "app.name"."""
    executor = MigrationExecutor(connection)
    graph = executor.loader.graph
    wanted = {node for node in graph.nodes if ".".join(node) in names}
    last = [node for node in wanted if not wanted & {child.key for child in graph.node_map[node].children}]
    executor.migrate(sorted(last))
