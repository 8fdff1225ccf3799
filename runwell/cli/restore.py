"""`runwell restore FILE`: a backup, verified whole and then put in place."""

from __future__ import annotations

import argparse
import json
import os
import sys
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from tqdm import tqdm

from runwell.cli.backup import SECONDS_UNTIL_A_BAR, add_passphrase_file, counted
from runwell.cli.django_start import database_errors_said, start
from runwell.config.environment import Environment
from runwell.config.passphrase import passphrase
from runwell.refusals import Refusal


def register(words: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    restore = words.add_parser(
        "restore", help="put a backup in place; stop the site first", allow_abbrev=False
    )
    restore.add_argument("file", type=Path, metavar="FILE")
    add_passphrase_file(restore)
    restore.add_argument("--replace", action="store_true", help="what is there already goes aside, kept")
    restore.add_argument("--json", action="store_true", help="print one JSON value and nothing else")
    restore.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    if not args.file.is_file():
        raise Refusal("there is no such file", str(args.file), "Name a backup that runwell backup made")
    start()
    from django.conf import settings

    from runwell.records.keeping.restoring import refuse_held, restore
    from runwell.records.keeping.sealed import is_sealed
    from runwell.web.page_cache.tables import mark_all

    refuse_held(settings.RUNWELL_DATA, replace=args.replace)
    sealed = is_sealed(args.file)
    secret = passphrase(Environment(os.environ), args.passphrase_file, new=False) if sealed else ""
    bar = tqdm(unit="B", unit_scale=True, file=sys.stderr, delay=SECONDS_UNTIL_A_BAR, desc="Restoring")
    shown = {"progress": bar.update, "step": bar.set_postfix_str}
    with bar, database_errors_said():
        found = restore(args.file, secret, replace=args.replace, now=datetime.now(UTC), **shown)
    mark_all()
    done = {
        "file": str(args.file),
        "made_at": found.manifest.made_at.isoformat(timespec="seconds"),
        "runwell": found.manifest.runwell,
        "rows": found.manifest.row_count,
        "files": found.manifest.file_count,
        "migrations": found.migrations,
        "replaced": str(found.aside) if found.aside else None,
        "secret_key": found.secret,
    }
    print(json.dumps(done) if args.json else in_words(done))
    return 0


def in_words(done: dict[str, Any]) -> str:
    lines = [f"Restored as of {done['made_at']}: {counted(done)}."]
    if done["migrations"]:
        lines.append(
            f"It was older than this version: {done['migrations']} migrations brought it up to date."
        )
    if done["replaced"]:
        lines.append(f"What was there before is in {done['replaced']}. Delete it when nobody needs it.")
    if not done["secret_key"]:
        lines.append("SECRET_KEY is not in it: use the one it was made with, so that sign-in codes go on.")
    return "\n".join(lines)
