"""A practice of its own whose clock a test turns: days pass for the site and its worker, and nobody waits."""

from __future__ import annotations

import os
import subprocess
import time as clock
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from pathlib import Path

from tests.browser.conftest import COMMAND, answering, free_port
from tests.people import PRACTICE
from tests.ready import migrated

NOON = time(18)  # in Chicago
LOADED = f"""
from runwell.records.actions.practice import load_practice

load_practice(by="tests", practice={PRACTICE!r})
"""
# Python runs this before the site. Django asks one function what time it is; cookies and their age keep the
# real time, as the browser does.
TURNED = """
import time
from datetime import UTC, datetime
from pathlib import Path
from django.utils import timezone

def now():
    return datetime.fromtimestamp(time.time() + float(Path({file!r}).read_text()), UTC)

timezone.now = now
"""


@dataclass(frozen=True, slots=True)
class Practice:
    """Where it is served, and how its commands are called."""

    url: str
    folder: Path
    env: dict[str, str]

    @property
    def data(self) -> Path:
        return self.folder / "data"

    def turn(self, on: date, at: time = NOON) -> None:
        """It is noon of that day now, or at: that time in UTC; for the site, its worker and its commands."""
        _turn(self.folder, on, at)

    def shell(self, code: str) -> str:
        """What this code prints in the site's own process."""
        call = [COMMAND, "manage", "shell", "--no-imports", "-c", code]
        return subprocess.run(call, env=self.env, capture_output=True, text=True, check=True).stdout


@contextmanager
def practice(folder: Path, on: date, made: str = LOADED, database: str = "") -> Iterator[Practice]:
    """The practice of the demo without its people, served with the worker beside it, at noon of that day.

    made: code that makes what is there at first. database: URL of one that is migrated; "" for SQLite.
    """
    _turn(folder, on)
    (folder / "sitecustomize.py").write_text(TURNED.format(file=str(folder / "clock")))
    env = {"PATH": os.environ["PATH"], "HOME": str(folder), "RUNWELL_DATA": str(folder / "data")}
    env["PYTHONPATH"] = str(folder)
    port = free_port()
    site = Practice(f"http://localhost:{port}", folder, env)
    if database:
        env["DATABASE_URL"] = database
    else:
        migrated(folder / "data")
    site.shell(made)
    serving = subprocess.Popen([COMMAND, "serve", "--port", str(port)], env=env, stdout=subprocess.DEVNULL)
    try:
        answering(site.url, serving)
        yield site
    finally:
        serving.terminate()
        serving.wait(timeout=20)


def _turn(folder: Path, on: date, at: time = NOON) -> None:
    to = datetime.combine(on, at, UTC)
    new = folder / "clock.new"
    new.write_text(str(to.timestamp() - clock.time()))
    new.replace(folder / "clock")  # whoever reads it meanwhile gets the old time or the new
