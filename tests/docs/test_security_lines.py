"""docs/security.md answers every line, names only tests that exist, and knows every table."""

from __future__ import annotations

import json
import re

import pytest
from django.apps import apps

from runwell.records.access.own_tables import OWN
from tests.docs import sbom
from tests.docs.hazards import REPOSITORY, cells, named_tests
from tests.docs.test_hazard_log import functions_of

TEXT = (REPOSITORY / "docs/security.md").read_text(encoding="utf-8")
PARTS = re.split(r"^### ", TEXT.partition("\n## What is kept")[0], flags=re.MULTILINE)[1:]
LINES = {
    part.split(".")[0]: dict(re.findall(r"^- \*\*(.+?):\*\* (.+)$", part, re.MULTILINE)) for part in PARTS
}


def test_there_are_twenty_five_in_order():
    assert list(LINES) == [str(number) for number in range(1, 26)]


@pytest.mark.parametrize("line", LINES)
def test_every_line_says_its_control_and_its_tests_or_what_remains(line):
    assert set(LINES[line]) <= {"Control", "Shown by", "Remains"}
    assert LINES[line].get("Control")
    assert LINES[line].get("Shown by") or LINES[line].get("Remains")


@pytest.mark.parametrize("line", LINES)
def test_every_named_test_exists(line):
    said = LINES[line].get("Shown by", "")
    named = named_tests(said)
    assert len(named) == said.count("::"), f"line {line} names a test in another form"
    for path, name in named:
        assert name in functions_of(path), f"line {line}: {path.relative_to(REPOSITORY)} has no {name}"


def test_every_table_of_records_has_its_row():
    rows = re.findall(r"^\| `(\w+)` \|(.+)$", TEXT, re.MULTILINE)
    ours = {model.__name__ for model in apps.get_app_config("records").get_models()}
    theirs = {one.model.partition(".")[2] for one in OWN}
    assert {name for name, _ in rows} == ours | theirs | {"Session"}
    assert all(len(cells(rest)) == 4 and all(cells(rest)) for _, rest in rows)


def test_the_bill_of_materials_is_that_of_the_lock():
    bill = (REPOSITORY / "docs/generated/sbom.json").read_text(encoding="utf-8")
    assert bill == sbom.written(), "run make lock"
    lock = (REPOSITORY / "requirements.lock").read_text(encoding="utf-8")
    pinned = re.findall(r"^[\w.-]+==", lock, re.MULTILINE)
    assert len(json.loads(bill)["components"]) == len(pinned) > 20
