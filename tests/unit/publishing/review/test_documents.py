"""Whole documents: faulty ones with their faults listed by hand, and sound ones in other manners."""

import tomllib

import pytest

from runwell.publishing.review import Level
from tests.unit.publishing.review.conftest import HERE, rows_of

LISTS = {
    name: row
    for file in ("faults.toml", "faults-more.toml", "faults-third.toml")
    for name, row in tomllib.loads((HERE / file).read_text()).items()
}
FAULTS = {name: row["faults"] for name, row in LISTS.items()}
FAULTY = sorted((HERE / "faulty").iterdir(), key=lambda path: path.stem)
SOUND = sorted((HERE / "sound").iterdir(), key=lambda path: path.stem)


def is_about(row, rule, words):
    return row.rule == rule and words in f"{row.place}: {row.message}"


def test_every_faulty_document_has_its_list():
    assert [path.stem for path in FAULTY] == sorted(FAULTS)
    assert sum(len(faults) for faults in FAULTS.values()) >= 450


def test_few_faults_are_known_that_no_rule_finds():
    missed = [fault for row in LISTS.values() for fault in row.get("missed", ())]
    assert len(missed) <= 23


@pytest.mark.parametrize("path", FAULTY, ids=lambda path: path.stem)
def test_every_fault_is_found_and_nothing_else(path):
    rows = rows_of(path)
    faults = FAULTS[path.stem]
    missed = [fault for fault in faults if not any(is_about(row, *fault[:2]) for row in rows)]
    false = [row for row in rows if not any(is_about(row, *fault[:2]) for fault in faults)]
    assert missed == []
    assert false == []


@pytest.mark.parametrize("path", SOUND, ids=lambda path: path.stem)
def test_a_sound_document_gets_two_rows_at_most_and_none_that_blocks(path):
    rows = rows_of(path)
    assert len(rows) <= 2, [f"{row.rule}: {row.message}" for row in rows]
    assert not [row for row in rows if row.level is Level.BLOCKS]


@pytest.mark.parametrize("path", [*FAULTY, *SOUND], ids=lambda path: path.stem)
def test_there_is_one_row_for_a_rule_and_a_place(path):
    rows = [(row.rule, row.place) for row in rows_of(path)]
    assert len(rows) == len(set(rows))
    for rule in ("red-flags", "reading-age", "passive"):
        assert sum(one == rule for one, _ in rows) <= 1
