"""What it costs that a confirmed record survives a power cut: SQLite with synchronous FULL beside NORMAL.

FULL waits at each commit until the disk says that the record lies on it; NORMAL may lose the last commits
when the power fails, and no kill -9 can show that. Run by `make bench`; printed and never asserted. Disks
differ a hundredfold in how long they take, so the ratio of one run is what can be compared.
"""

import os
import sqlite3
import statistics
import time
from pathlib import Path
from tempfile import TemporaryDirectory

ROUNDS, COMMITS = 7, 100


def main() -> None:
    with TemporaryDirectory() as folder:
        os.environ.update(RUNWELL_DATA=folder, RUNWELL_ENV="development", DATABASE_URL="")
        from runwell.cli.django_start import start

        start()
        from django.core.management import call_command

        call_command("migrate", verbosity=0)
        bare = {how: [] for how in ("NORMAL", "FULL")}
        whole = {how: [] for how in bare}
        for _ in range(ROUNDS):
            for how in bare:  # in turn, so that a busy minute of the machine slows both
                bare[how].append(bare_commits(Path(folder) / f"{how}.sqlite3", how))
                whole[how].append(requests_kept(how))
        say("one row and its commit", bare)
        say("one request for a visit, with its trail", whole)


def bare_commits(file: Path, how: str) -> float:
    """Milliseconds for each commit of one row, without anything else."""
    with sqlite3.connect(file, isolation_level=None) as database:
        database.execute("PRAGMA journal_mode=WAL")
        database.execute(f"PRAGMA synchronous={how}")
        database.execute("CREATE TABLE IF NOT EXISTS kept (words TEXT)")
        started = time.perf_counter()
        for _ in range(COMMITS):
            database.execute("INSERT INTO kept VALUES (?)", ("x" * 500,))
        return 1000 * (time.perf_counter() - started) / COMMITS


def requests_kept(how: str) -> float:
    """Milliseconds for each request as the site keeps it: checked, written, noted on the trail."""
    from django.db import connection

    from runwell.records.actions.visit_requests import ask_for_visit

    words = {"telephone": "(312) 555-0111", "email": "", "location_id": None, "times": "", "note": ""}
    with connection.cursor() as cursor:
        cursor.execute(f"PRAGMA synchronous={how}")
    started = time.perf_counter()
    for number in range(COMMITS):
        ask_for_visit(by="bench", name=str(number), **words)
    return 1000 * (time.perf_counter() - started) / COMMITS


def say(what: str, times: dict[str, list[float]]) -> None:
    normal, full = (statistics.median(times[how]) for how in ("NORMAL", "FULL"))
    ratio = statistics.median(f / n for f, n in zip(times["FULL"], times["NORMAL"], strict=True))
    print(f"{what}: NORMAL {normal:.2f} ms, FULL {full:.2f} ms, {ratio:.1f} times as long")


if __name__ == "__main__":
    main()
