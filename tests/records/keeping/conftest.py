"""Practices of their own, each a data folder and a database, which the real command backs up and restores."""

import json
import os
import shutil
import sqlite3
import subprocess
from contextlib import closing
from dataclasses import dataclass
from itertools import count
from pathlib import Path

import psycopg
import pytest

from tests import ready
from tests.cli.conftest import COMMAND

ROOT = Path(__file__).parents[3]
PASSPHRASE = "four words of nonsense"
ASK = """
from runwell.records.actions.visit_requests import ask_for_visit
for number in range(20):
    ask_for_visit(by="runner", name=f"Tab\\t line\\n slash\\\\ é {number}", telephone=f"312555{number:04d}",
                  email="", location_id=None, times="", note="")
"""
NUMBERS = count(1)
TRAIL = ("records_auditevent", "records_audithead")


@dataclass(frozen=True)
class House:
    """Where one practice keeps its things. url: empty for SQLite in the data folder."""

    data: Path
    url: str

    def env(self, **settings):
        """The settings of this house and no others."""
        own = {"PATH": os.environ["PATH"], "HOME": str(self.data.parent), "RUNWELL_DATA": str(self.data)}
        return {**own, "DATABASE_URL": self.url, **settings}

    def run(self, *arguments, **settings):
        """The command in this house; `passphrase=""` for none."""
        passphrase = settings.pop("passphrase", PASSPHRASE)
        return subprocess.run(
            [COMMAND, *map(str, arguments)],
            env=self.env(RUNWELL_PASSPHRASE=passphrase, **settings),
            capture_output=True,
            text=True,
            cwd=self.data.parent,
            stdin=subprocess.DEVNULL,
            timeout=600,
        )

    def does(self, *arguments, **settings):
        """What the command says as JSON when it is done."""
        said = self.run(*arguments, "--json", **settings)
        assert said.returncode == 0, said.stderr
        return json.loads(said.stdout)

    def refuses(self, *arguments, **settings):
        """The one problem that the command names; nothing of the house has changed."""
        before = self.everything()
        said = self.run(*arguments, "--json", **settings)
        assert said.returncode == 1 and "Traceback" not in said.stderr, said.stderr
        assert self.everything() == before
        [problem] = json.loads(said.stdout)
        return f"{problem['place']}: {problem['message']}. {problem['mend']}"

    def rows(self):
        """Every table with its rows, in an order of their own; not the trail, which notes backups too."""
        return {name: rows for name, rows in self.all_rows().items() if name not in TRAIL}

    def all_rows(self):
        return {name: sorted(map(repr, rows)) for name, rows in self._read()}

    def files(self):
        paths = [self.data / "secret-key", *self.data.glob("originals/**/*"), *self.data.glob("media/**/*")]
        return {str(p.relative_to(self.data)): p.read_bytes() for p in paths if p.is_file()}

    def everything(self):
        """Rows, files, and what lies in the data folder beside the database."""
        beside = [
            path.name
            for path in self.data.glob("*")
            if not path.name.startswith(("runwell.", ".keeping.lock"))
        ]
        return self.all_rows(), self.files(), sorted(beside)

    def tell(self, words):
        """Statements to the database itself."""
        with self.opened() as database:
            database.execute(words)
            database.commit()

    def opened(self):
        if self.url:
            return psycopg.connect(self.url)
        return closing(sqlite3.connect(self.data / "runwell.sqlite3"))

    def _read(self):
        listed = (
            "SELECT tablename FROM pg_tables WHERE schemaname = 'public'"
            if self.url
            else "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'"
        )
        if not self.url and not (self.data / "runwell.sqlite3").exists():
            return
        with self.opened() as database:
            for (name,) in database.execute(listed).fetchall():
                yield name, database.execute(f'SELECT * FROM "{name}"').fetchall()


@pytest.fixture(scope="session")
def new_house(request, tmp_path_factory):
    """Make a house: an empty one, a copy of another, or one with the demo in it."""

    def make(like=None, *, with_demo=False):
        data, url = tmp_path_factory.mktemp("house") / "data", ""
        if request.config.getoption("--postgres"):
            name, whole = f"house_{os.getpid()}_{next(NUMBERS)}", os.environ["DATABASE_URL"]
            template = like.url.split("?")[0].rsplit("/", 1)[1] if like else "template1"
            template = ready.migrated_postgresql() if with_demo else template
            with psycopg.connect(whole, autocommit=True) as server:
                server.execute(f"CREATE DATABASE {name} TEMPLATE {template}")
            url = whole.replace("/postgres?", f"/{name}?")
        if like:
            shutil.copytree(like.data, data)
        elif with_demo and not url:
            ready.demo(data)
        else:  # what any start of the command makes
            (data / "static").mkdir(mode=0o700, parents=True)
            (data / "secret-key").write_text(f"{'secret ' * 8}{data}")
        house = House(data, url)
        assert not (with_demo and url) or house.run("demo").returncode == 0
        return house

    return make


@pytest.fixture(scope="session")
def practice_house(new_house):
    """The demo practice with requests, an original and a picture. Only to be read; copy it to change it."""
    house = new_house(with_demo=True)
    said = house.run("manage", "shell", "-v", "0", "-c", ASK)
    assert said.returncode == 0, said.stderr
    for name in ("originals/ab/abcd", "media/original_images/hip é.png"):
        (house.data / name).parent.mkdir(parents=True)
        (house.data / name).write_bytes(name.encode() * 100_000)
    return house


@pytest.fixture(scope="session")
def backup(practice_house, tmp_path_factory):
    """A backup of it, and what the command said."""
    file = tmp_path_factory.mktemp("kept") / "one.backup"
    return file, practice_house.does("backup", file)


@pytest.fixture
def later(tmp_path):
    """Settings of a later version with one more app; its migration does what it is told to."""

    def make(body):
        app = tmp_path / "later_app"
        (app / "migrations").mkdir(parents=True, exist_ok=True)
        (tmp_path / "later_settings.py").write_text(
            "from runwell.config.settings import *\nINSTALLED_APPS = [*INSTALLED_APPS, 'later_app']\n"
        )
        for file in (app / "__init__.py", app / "migrations/__init__.py"):
            file.touch()
        (app / "migrations/0001_initial.py").write_text(MIGRATION.format(body=body))
        return {
            "PYTHONPATH": str(tmp_path),
            "DJANGO_SETTINGS_MODULE": "later_settings",
            "PYTHONDONTWRITEBYTECODE": "1",
        }

    return make


MIGRATION = """
from django.db import migrations, models

def body(apps, schema_editor):
    {body}

class Migration(migrations.Migration):
    operations = [
        migrations.CreateModel(name="Later", fields=[("id", models.AutoField(primary_key=True))]),
        migrations.RunPython(body),
    ]
"""
