"""`runwell backup FILE`: everything that is kept, in one locked file, while the site goes on."""

from __future__ import annotations

import argparse
import json
import os
import sys
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from tqdm import tqdm

from runwell.cli.django_start import database_errors_said, start
from runwell.config.environment import Environment
from runwell.config.passphrase import passphrase

SECONDS_UNTIL_A_BAR = 2


def register(words: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    backup = words.add_parser(
        "backup", help="write all that is kept to one locked file; the site may go on", allow_abbrev=False
    )
    backup.add_argument("file", type=Path, metavar="FILE", help="a new file; one that exists is refused")
    add_passphrase_file(backup)
    backup.add_argument("--json", action="store_true", help="print one JSON value and nothing else")
    backup.set_defaults(run=run)


def add_passphrase_file(parser: argparse.ArgumentParser) -> None:
    words = "a file that holds the passphrase; without it RUNWELL_PASSPHRASE, or the terminal asks"
    parser.add_argument("--passphrase-file", type=Path, metavar="FILE", help=words)


def run(args: argparse.Namespace) -> int:
    start()
    from django.conf import settings

    from runwell.records.keeping.backing_up import back_up, refuse_place

    refuse_place(args.file, settings.RUNWELL_DATA)
    secret = passphrase(Environment(os.environ), args.passphrase_file, new=True)
    bar = tqdm(unit="B", unit_scale=True, file=sys.stderr, delay=SECONDS_UNTIL_A_BAR, desc="Backing up")
    with bar, database_errors_said():
        manifest = back_up(args.file, secret, now=datetime.now(UTC), progress=bar.update)
    made = {
        "file": str(args.file),
        "bytes": args.file.stat().st_size,
        "made_at": manifest.made_at.isoformat(timespec="seconds"),
        "database": manifest.database,
        "rows": manifest.row_count,
        "files": manifest.file_count,
        "secret_key": "secret-key" in manifest.members,
        "verified": True,
    }
    print(json.dumps(made) if args.json else in_words(made))
    return 0


def in_words(made: dict[str, Any]) -> str:
    size = f"{made['bytes'] / 1e6:,.1f} MB"
    lines = [
        f"The backup is at {made['file']} ({size}): {counted(made)}.",
        "It was opened again with the passphrase, and every hash was right.",
        "Without the passphrase nobody can open it, you included: keep it where the backup is not.",
    ]
    if not made["secret_key"]:
        lines.append("SECRET_KEY is not in it: keep that too, or codes of sign-in apps cannot be read again.")
    return "\n".join(lines)


def counted(found: dict[str, Any]) -> str:
    """How many rows and files, as a person says it."""
    return " and ".join(f"{found[w]:,} {w if found[w] != 1 else w[:-1]}" for w in ("rows", "files"))
