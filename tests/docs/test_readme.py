"""What the documents name exists, and what exists is named: commands, settings, paths, links, rooms."""

from __future__ import annotations

import re
import subprocess
import sys
from functools import cache
from importlib import import_module
from pathlib import Path

import pytest
from django.urls import resolve

from tests.docs.reading import REPOSITORY, code, commands, documents, first_cells, links, section, text_of

GUIDES = ("README.md", "ARCHITECTURE.md")
MADE_AT_RUN_TIME = {".venv/bin/runwell", "./data", "data/"} | {"record.json", "index.html", "originals/"}
ENDING = re.compile(r"\.(md|py|toml|txt|json|css|html|png|lock)$|/$")


def titles(paths: list[Path]) -> list[str]:
    return [str(path.relative_to(REPOSITORY)) for path in paths]


@cache
def sub_commands() -> frozenset[str]:
    """What `runwell --help` offers."""
    command = Path(sys.executable).with_name("runwell")
    told = subprocess.run([command, "--help"], capture_output=True, text=True, check=True).stdout
    found = frozenset(re.findall(r"^    ([a-z]+)  ", told, flags=re.MULTILINE))
    assert found, f"runwell --help lists no commands:\n{told}"
    return found


@cache
def make_targets() -> frozenset[str]:
    return frozenset(re.findall(r"^([a-z][\w-]*):", text_of("Makefile"), flags=re.MULTILINE))


@cache
def settings_read() -> frozenset[str]:
    """Every setting that the code asks the environment for."""
    found = [
        re.findall(
            r"(?:environment\.\w+\(|environ\.get\(|\(\s*environment,)\s*\"([A-Z_]+)\"",
            path.read_text(encoding="utf-8"),
        )
        for path in (*(REPOSITORY / "runwell/config").glob("*.py"), REPOSITORY / "runwell/records/packs.py")
    ]
    return frozenset(name for names in found for name in names)


def settings_told() -> set[str]:
    """Every setting of the first column of the README's table."""
    rows = [row for row in section(text_of("README.md"), "Settings").splitlines() if row.startswith("| `")]
    return {name for row in rows for name in re.findall(r"`([A-Z_]+)`", row.split("|")[1])}


@pytest.mark.parametrize("name", GUIDES)
def test_every_make_target_named_exists(name):
    named = commands(text_of(name), "make")
    assert named <= make_targets(), f"{name} names {sorted(named - make_targets())}"


def test_the_readme_names_the_five_targets():
    assert {"run", "test", "check", "bench", "soak"} <= commands(text_of("README.md"), "make")


@pytest.mark.parametrize("name", GUIDES)
def test_every_command_named_exists(name):
    named = commands(text_of(name), "runwell")
    assert named <= sub_commands(), f"{name} names {sorted(named - sub_commands())}"


def test_every_command_is_named_in_the_readme():
    assert sub_commands() <= commands(text_of("README.md"), "runwell")


def test_what_is_said_to_be_missing_is_missing():
    missing = code(section(text_of("README.md"), "What is not there yet"))
    assert not missing & sub_commands()


def test_settings_told_are_settings_read():
    assert settings_told() == settings_read()


@pytest.mark.parametrize("title", titles(documents()))
def test_every_path_in_backticks_exists(title):
    spans = {span for span in code(text_of(title)) if " " not in span and "::" not in span}
    paths = {span for span in spans if not span.startswith("/") and ENDING.search(span)} - MADE_AT_RUN_TIME
    here = (REPOSITORY / title).parent
    gone = [span for span in paths if not ((REPOSITORY / span).exists() or (here / span).exists())]
    assert not gone, f"{title} names {gone}"


@pytest.mark.parametrize("title", titles(documents()))
def test_every_relative_link_resolves(title):
    here = (REPOSITORY / title).parent
    assert not [target for target in links(text_of(title)) if not (here / target).exists()]


@pytest.mark.parametrize("title", titles(documents()))
def test_every_address_is_answered_by_the_site(title):
    for span in code(text_of(title)):
        if re.fullmatch(r"/[a-z-]+/(?:[a-z-]+/)*", span):
            assert resolve(span).route, f"{title} names {span}"


@pytest.mark.parametrize("title", titles(documents()))
def test_every_dotted_name_can_be_imported(title):
    for span in code(text_of(title)):
        if re.fullmatch(r"runwell(\.\w+)+", span):
            room, _, name = span.rpartition(".")
            assert hasattr(import_module(room), name) or import_module(span), f"{title} names {span}"


def test_the_rooms_told_are_the_rooms_there():
    told = {cell.rstrip("/") for cell in first_cells(section(text_of("ARCHITECTURE.md"), "The house"))}
    rooms = [path.parent for path in (REPOSITORY / "runwell").glob("*/__init__.py")]
    modules = [path for path in (REPOSITORY / "runwell").glob("*.py") if path.stem != "__init__"]
    assert told == set(titles([*rooms, *modules]))


def test_the_folders_of_tests_told_are_those_there():
    told = {
        cell.rstrip("/")
        for cell in first_cells(section(text_of("ARCHITECTURE.md"), "How the tests are layered"))
    }
    there = [
        path for path in (REPOSITORY / "tests").iterdir() if path.is_dir() and list(path.rglob("test_*.py"))
    ]
    assert told == set(titles(there))


@pytest.mark.parametrize("title", titles(documents()))
def test_no_document_names_the_machine_it_was_written_on(title):
    assert not re.search(r"(?<![\w.])/(?:work|tmp|root|home|Users)/", text_of(title))


def test_the_pictures_of_the_readme_are_small():
    pictures = [target for target in links(text_of("README.md")) if target.endswith(".png")]
    assert pictures
    assert all((REPOSITORY / picture).stat().st_size < 200_000 for picture in pictures)
