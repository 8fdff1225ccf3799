"""A pack that changes on disk is read again; one that changes for the worse is not."""

import logging
import os
import shutil

import pytest

from runwell.records.packs import load
from runwell.records.packs_read import LOOK_EVERY, PacksRead
from runwell.refusals import Refusal
from tests.knowledge.knee_files import KNEE


class Clock:
    now = 0.0

    def __call__(self):
        return self.now


@pytest.fixture
def folder(tmp_path):
    return shutil.copytree(KNEE, tmp_path / "knee")


@pytest.fixture
def clock():
    return Clock()


@pytest.fixture
def packs(clock):
    return PacksRead(load, clock)


def rewrite(file, old, new):
    text = file.read_text()
    assert old in text
    file.write_text(text.replace(old, new))


def cause_of(folder):
    return next((folder / "causes").glob("*.toml"))


def test_an_unchanged_pack_stays_the_same_object(folder, packs, clock):
    first, read = packs.pack(folder), packs.look_again()
    clock.now += 10 * LOOK_EVERY
    assert packs.pack(folder) is first
    assert packs.look_again() == read


def test_a_changed_name_is_read_within_a_second_and_not_before(folder, packs, clock):
    first, read = packs.pack(folder), packs.look_again()
    file = cause_of(folder)
    name = first.causes[file.stem].plain_name
    rewrite(file, name, f"{name}, changed")
    clock.now += 0.9 * LOOK_EVERY
    assert packs.pack(folder) is first
    clock.now += 0.2 * LOOK_EVERY
    assert packs.look_again() > read
    assert packs.pack(folder).causes[file.stem].plain_name == f"{name}, changed"


def test_a_file_rewritten_in_the_same_length_is_noticed_by_its_time(folder, packs, clock):
    packs.pack(folder)
    file = cause_of(folder)
    os.utime(file, ns=(1, 1))
    clock.now += LOOK_EVERY
    before = packs.look_again()
    os.utime(file, ns=(2, 2))
    clock.now += LOOK_EVERY
    assert packs.look_again() == before + 1


def test_a_change_that_does_not_read_is_logged_once_and_the_pack_before_it_stands(
    folder, packs, clock, caplog
):
    first = packs.pack(folder)
    cause_of(folder).write_text("family = 3\n")
    with caplog.at_level(logging.ERROR):
        for _ in range(3):
            clock.now += LOOK_EVERY
            assert packs.pack(folder) is first
    assert len(caplog.records) == 1
    assert "causes/" in caplog.text


def test_a_pack_that_never_read_is_refused_each_time(tmp_path, packs):
    for _ in range(2):
        with pytest.raises(Refusal, match="no such folder"):
            packs.pack(tmp_path / "nowhere")
