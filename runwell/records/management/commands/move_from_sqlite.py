"""`runwell manage move_from_sqlite FILE`: from the SQLite file into the PostgreSQL of DATABASE_URL."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandParser
from tqdm import tqdm

from runwell.records.keeping.moving import move, tables


class Command(BaseCommand):
    help = "Copies every row of a SQLite file into the empty PostgreSQL of DATABASE_URL; stop the site first."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("file", type=Path, help="the SQLite file; it is only read")
        parser.add_argument("--json", action="store_true", help="print one JSON value and nothing else")

    def handle(self, *args: Any, **options: Any) -> None:
        with tqdm(total=len(tables()), unit="table", file=sys.stderr, delay=2, desc="Moving") as bar:
            moved = move(options["file"], step=lambda _: bar.update())
        if options["json"]:
            self.stdout.write(json.dumps({"rows": moved.rows, "trail": moved.trail}))
            return
        every = sum(moved.rows.values())
        self.stdout.write(
            f"Moved {every:,} rows of {len(moved.rows)} tables, each counted again. "
            f"The audit trail is whole: {moved.trail:,} rows."
        )
