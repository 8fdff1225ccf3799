"""Killed at any moment (kill -9) and begun again, an import keeps what one in peace keeps."""

import random

import pytest

from tests.records.runs.killed import Reader, archive, killed_until_done

FILES, LONGEST = 90, 0.4


def tried(folder, times, kills_each):
    """Import in peace, and `times` others that are killed; how many kills there were."""
    in_peace = Reader(folder / "peace", archive(folder / "runs.zip", FILES)).prepared()
    others = [in_peace.like(folder / f"killed-{number}") for number in range(times)]
    assert in_peace.read()
    expected, chance, kills = in_peace.kept(), random.Random(7), 0
    assert len(expected[0]) == FILES
    for reader in others:
        kills += killed_until_done(reader, chance, LONGEST, kills_each)
        assert reader.kept() == expected
    return kills


def test_whoever_is_killed_three_times_goes_on_where_they_were(tmp_path):
    assert tried(tmp_path, 1, 3), "nobody was killed: the test shows nothing"


@pytest.mark.soak
def test_whoever_is_killed_fifty_times_goes_on_where_they_were(tmp_path):
    assert tried(tmp_path, 17, 3) >= 40
