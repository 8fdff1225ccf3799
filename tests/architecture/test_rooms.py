"""Who may import whom: the contracts hold, and they can be broken."""

import shutil
import subprocess
import sys
from configparser import ConfigParser
from pathlib import Path

import pytest

from tests.architecture.conftest import PURE, ROOT

LINT = Path(sys.executable).with_name("lint-imports")


def lint(folder):
    return subprocess.run([LINT, "--no-cache"], cwd=folder, capture_output=True, text=True, check=False)


def test_every_room_imports_only_what_lies_below_it():
    said = lint(ROOT)
    assert said.returncode == 0, said.stdout


@pytest.fixture(scope="module")
def copied(tmp_path_factory):
    folder = tmp_path_factory.mktemp("house")
    shutil.copy(ROOT / ".importlinter", folder)
    shutil.copytree(ROOT / "runwell", folder / "runwell", ignore=shutil.ignore_patterns("__pycache__"))
    return folder


@pytest.mark.parametrize(
    ("room", "forbidden", "said"),
    [
        ("knowledge", "import runwell.check", "runwell.knowledge is not allowed to import runwell.check"),
        ("check", "import runwell.records.access", "runwell.check is not allowed to import runwell.records"),
        ("records", "import runwell.web.context", "runwell.records is not allowed to import runwell.web"),
        ("web", "import runwell.cli", "runwell.web is not allowed to import runwell.cli"),
        ("check", "import runwell.publishing", "runwell.check is not allowed to import runwell.publishing"),
        ("check", "from django.utils import timezone", "runwell.check is not allowed to import django"),
        ("knowledge", "from pathlib import Path", "runwell.knowledge is not allowed to import pathlib"),
        ("check", "from time import time", "runwell.check is not allowed to import time"),
        ("publishing", "import random", "runwell.publishing is not allowed to import random"),
        ("knowledge", "import urllib.request", "runwell.knowledge is not allowed to import urllib"),
    ],
)
def test_a_forbidden_import_is_found_and_named(copied, room, forbidden, said):
    wrong = copied / "runwell" / room / "broken_on_purpose.py"
    wrong.write_text(f"{forbidden}\n")
    try:
        found = lint(copied)
    finally:
        wrong.unlink()
    assert found.returncode == 1
    assert said in " ".join(found.stdout.split())


def test_a_room_without_a_place_is_found(copied):
    room = copied / "runwell" / "attic"
    room.mkdir()
    (room / "__init__.py").touch()
    try:
        found = lint(copied)
    finally:
        shutil.rmtree(room)
    assert found.returncode == 1 and "attic" in found.stdout


def test_every_pure_room_that_exists_is_under_the_contract_for_pure_rooms():
    contracts = ConfigParser()
    contracts.read(ROOT / ".importlinter")
    named = contracts["importlinter:contract:pure"]["source_modules"].split()
    assert {f"runwell.{room}" for room in PURE if (ROOT / "runwell" / room).exists()} <= set(named)


def test_pure_rooms_ask_no_clock(product):
    asked = [
        f"{file.path}: .{call}("
        for file in product
        if file.is_in(*PURE)
        for call in ("today", "now", "utcnow")
        if f".{call}(" in file.text
    ]
    assert asked == []
