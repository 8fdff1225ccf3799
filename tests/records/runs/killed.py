"""An import that is killed at some moment, again and again, until it ends; and what is kept then."""

from __future__ import annotations

import os
import random
import signal
import sqlite3
import subprocess
import sys
import time
from pathlib import Path

from tests.ready import migrated
from tests.records.runs.handing import FIRST, gpx, tcx, zipped

COMMAND = [str(Path(sys.executable).with_name("runwell")), "runs", "import"]
RUN = "began_at, timer, meters, file_meters, cadence, name, run_seconds, longest_block, packed"
QUESTIONS = (
    f"SELECT {RUN} FROM records_keptrun r JOIN records_runstreams s ON s.run_id = r.id ORDER BY began_at",
    "SELECT monday, meters, runs, longest, seconds FROM records_runweek ORDER BY monday",
    "SELECT sha256, size, holds FROM records_originalfile ORDER BY sha256",
    "SELECT sha256, nth, shown FROM records_runsource s JOIN records_originalfile o ON o.id = s.original_id "
    "ORDER BY sha256, nth",
    "SELECT number, f.name, outcome FROM records_importedfile f ORDER BY number",
    "SELECT state, place, new, same, not_runs, damaged, refused FROM records_runimport",
)


def archive(path, count):
    """Many short runs, some of them twice, some no runs."""
    from datetime import timedelta

    files = []
    for number in range(count):
        began = FIRST - timedelta(days=number)
        files.append((f"{number}.gpx", gpx(began, 8, every=10)))
        if number % 7 == 3:
            files.append((f"{number}.tcx", tcx(began, 8, every=10)))
        if number % 9 == 4:
            files.append((f"{number}-ride.gpx", gpx(began, 8, sport="cycling", every=30)))
    return zipped(path, files)


class Reader:
    """A data folder of its own, in which one archive is read."""

    def __init__(self, folder: Path, zip_file: Path) -> None:
        folder.mkdir()
        self.folder, self.zip_file = folder, zip_file
        self.env = {"PATH": os.environ["PATH"], "HOME": str(folder), "RUNWELL_DATA": str(folder)}

    def prepared(self) -> Reader:
        migrated(self.folder)
        return self

    def like(self, folder: Path) -> Reader:
        """The same, in another folder, from an empty database too."""
        other = Reader(folder, self.zip_file)
        return other.prepared()

    def read(self, kill_after: float | None = None) -> bool:
        """Whether it ended by itself. kill_after: seconds from its first commit on."""
        before = self.rows(QUESTIONS[5])
        call = subprocess.Popen(
            [*COMMAND, str(self.zip_file)], env=self.env, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
        )
        if kill_after is None:
            return call.wait(120) == 0
        try:
            self.wait_for_more(call, before)
            call.wait(kill_after)
        except subprocess.TimeoutExpired:
            call.send_signal(signal.SIGKILL)
            call.wait(30)
            return self.ended()  # killed after its last commit, it has nothing to go on with
        return call.returncode == 0

    def ended(self) -> bool:
        """Whether the import is through: to ask for it again would be another one, which says "same"."""
        return [state for state, *_ in self.rows(QUESTIONS[5])] == ["done"]

    def wait_for_more(self, call: subprocess.Popen[bytes], before: list[tuple[object, ...]]) -> None:
        """Until it has begun, or gone on: a kill while Python still starts says nothing."""
        for _ in range(3000):
            if call.poll() is not None or self.rows(QUESTIONS[5]) != before:
                return
            time.sleep(0.1)

    def rows(self, question: str) -> list[tuple[object, ...]]:
        with sqlite3.connect(self.folder / "runwell.sqlite3", timeout=20) as database:
            return database.execute(question).fetchall()

    def kept(self) -> list[list[tuple[object, ...]]]:
        """Everything that is kept, without ids, and which bytes lie beside it."""
        originals = [path for path in (self.folder / "originals").rglob("*") if path.is_file()]
        names = sorted(path.parent.name + path.name for path in originals if not path.name.startswith("."))
        return [*(self.rows(one) for one in QUESTIONS), [tuple(names)]]


def killed_until_done(reader: Reader, chance: random.Random, longest: float, most: int) -> int:
    """Read, kill after some time, and begin again, `most` times; then in peace. How often it was killed."""
    kills = 0
    while not reader.read(chance.uniform(0, longest) if kills < most else None):
        kills += 1
    return kills
