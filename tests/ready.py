"""A database that is migrated, and the demo: made once in a run of the tests, copied wherever one is needed.

Migrating from nothing takes a processor some fifteen seconds, and the demo another ten.
"""

from __future__ import annotations

import atexit
import fcntl
import json
import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from tempfile import mkdtemp
from typing import Any

import psycopg

COMMAND = Path(sys.executable).with_name("runwell")
SHARED, DATABASE = "TESTS_SHARE", "runwell.sqlite3"


def migrated(data: Path) -> Path:
    """An empty SQLite database in a data folder, which is made if need be. Its file."""
    data.mkdir(mode=0o700, parents=True, exist_ok=True)
    made = once("migrated", lambda folder: command(folder, "upgrade"))
    return Path(shutil.copy(made / "data" / DATABASE, data / DATABASE))


def migrated_postgresql() -> str:
    """The name of a migrated database, the template of others, on the server of this run."""
    name, whole = "migrated", os.environ["DATABASE_URL"]

    def make(folder: Path) -> None:
        with psycopg.connect(whole, autocommit=True) as server:
            server.execute(f"CREATE DATABASE {name}")
        command(folder, "upgrade", DATABASE_URL=whole.replace("/postgres?", f"/{name}?"))

    once("postgresql", make)
    return name


def demo(data: Path) -> dict[str, Any]:
    """The demo practice in a new data folder. What `runwell demo --json` told when it was made."""
    made = once("demo", make_demo)
    shutil.copytree(made / "data", data)
    return json.loads((made / "told.json").read_text())


def make_demo(folder: Path) -> None:
    migrated(folder / "data")
    (folder / "told.json").write_text(command(folder, "demo", "--json"))


def command(folder: Path, *words: str, **settings: str) -> str:
    """What our command prints, with its data in this folder."""
    env = {"PATH": os.environ["PATH"], "HOME": str(folder), "RUNWELL_DATA": str(folder / "data"), **settings}
    return subprocess.run([COMMAND, *words], env=env, stdout=subprocess.PIPE, text=True, check=True).stdout


def once(name: str, make: Callable[[Path], object]) -> Path:
    """A folder that all processes of this run of the tests share; whoever needs it first fills it."""
    folder = share() / name
    with folder.with_suffix(".lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not folder.exists():
            half = folder.with_suffix(".half")
            shutil.rmtree(half, ignore_errors=True)
            half.mkdir()
            make(half)
            half.rename(folder)
    return folder


def share() -> Path:
    """Where they lie. The first process of a run makes it, and hands it on in its environment."""
    if SHARED not in os.environ:
        os.environ[SHARED] = mkdtemp(prefix="runwell-tests-share-")
        atexit.register(shutil.rmtree, os.environ[SHARED], ignore_errors=True)
    return Path(os.environ[SHARED])
