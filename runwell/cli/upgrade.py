"""`runwell upgrade`: the database brought up to this version, or left as it was."""

from __future__ import annotations

import argparse
import json
import sys
from datetime import UTC, datetime
from typing import Any

from tqdm import tqdm

from runwell.cli.django_start import database_errors_said, start


def register(words: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    upgrade = words.add_parser("upgrade", help="copy the database, migrate it, put it back if that fails")
    upgrade.add_argument("--json", action="store_true", help="print one JSON value and nothing else")
    upgrade.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    start()
    from runwell.records.keeping.upgrading import upgrade

    with (
        tqdm(unit="step", file=sys.stderr, delay=2, desc="Upgrading") as bar,
        database_errors_said(),
    ):
        found = upgrade(now=datetime.now(UTC), step=lambda _: bar.update())
    done = {"migrations": found.migrations, "copy": str(found.copy) if found.copy else None}
    print(json.dumps(done) if args.json else in_words(done))
    return 0


def in_words(done: dict[str, Any]) -> str:
    if not done["migrations"]:
        return "Nothing to do: the database is up to date."
    lines = [f"The database is up to date: {done['migrations']} migrations have run."]
    if done["copy"]:
        lines.append(f"As it was before, it lies in {done['copy']}; the last two are kept.")
    return "\n".join(lines)
