"""What a person can get wrong, and what can happen to a file: a sentence, and nothing is changed."""

import shutil
from datetime import UTC, datetime

import pytest

from runwell.records.keeping.archive import Stream, header, padding
from runwell.records.keeping.manifest import Manifest
from runwell.records.keeping.sealed import seal
from tests.records.keeping.conftest import PASSPHRASE

MANIFEST = Manifest("0.1.0", datetime(2026, 1, 1, tzinfo=UTC), "sqlite", True, (), {}, {})


def sealed(path, *files):
    """A backup with the right passphrase that holds just this."""
    pieces = (header(name, len(text)) + text + padding(len(text)) for name, text in files)
    with path.open("wb") as file:
        seal(Stream(iter([*pieces, bytes(1024)]), lambda size: None), file, PASSPHRASE)
    return path


@pytest.fixture(scope="module")
def empty(new_house):
    """A house that only ever refuses."""
    return new_house()


def test_a_passphrase_is_needed_and_must_be_long(practice_house, backup, empty, tmp_path):
    new = tmp_path / "new.backup"
    for call in (("backup", new), ("restore", backup[0])):
        house = practice_house if call[0] == "backup" else empty
        assert "RUNWELL_PASSPHRASE" in house.refuses(*call, passphrase="")
        assert "shorter than 12" in house.refuses(*call, passphrase="short words")
    missing = practice_house.refuses("backup", new, "--passphrase-file", tmp_path / "none")
    assert "cannot be read" in missing and not new.exists()


def test_a_passphrase_may_come_from_a_file_and_is_never_an_argument(empty, backup, tmp_path, new_house):
    file = tmp_path / "passphrase"
    file.write_text(f"{PASSPHRASE}\n")
    house = new_house()
    house.does("restore", backup[0], "--passphrase-file", file, passphrase="another, and a wrong one")
    said = empty.run("backup", "x", "--passphrase", PASSPHRASE)
    assert said.returncode == 2 and PASSPHRASE not in said.stderr.replace(
        "arguments: --passphrase " + PASSPHRASE, ""
    )


def test_a_wrong_passphrase_is_refused(empty, backup):
    assert "the passphrase does not open it" in empty.refuses(
        "restore", backup[0], passphrase="not this one at all"
    )


def test_a_file_that_exists_is_never_overwritten(practice_house, backup):
    before = backup[0].read_bytes()
    assert "already" in practice_house.refuses("backup", backup[0])
    assert backup[0].read_bytes() == before


def test_a_backup_does_not_go_where_visitors_can_fetch_it_or_where_no_folder_is(practice_house, tmp_path):
    assert "itself backed up" in practice_house.refuses("backup", practice_house.data / "media/x.backup")
    assert "no such folder" in practice_house.refuses("backup", tmp_path / "none" / "x.backup")


def test_a_link_in_the_media_is_named(practice_house, new_house, tmp_path):
    house = new_house(like=practice_house)
    (house.data / "media/link").symlink_to("/etc/hostname")
    assert "link" in house.refuses("backup", tmp_path / "x.backup")
    assert list(tmp_path.glob("x*")) == []


@pytest.mark.parametrize("keep", [0.2, 0.999])
def test_a_file_that_was_cut_off_is_refused(keep, empty, backup, tmp_path):
    file = tmp_path / "cut.backup"
    whole = backup[0].read_bytes()
    file.write_bytes(whole[: int(len(whole) * keep)])
    assert "backup" in empty.refuses("restore", file)


@pytest.mark.parametrize("place", [2150, 0.1, 0.9])
def test_a_flipped_byte_is_found(place, empty, backup, tmp_path):
    file, whole = tmp_path / "flipped.backup", bytearray(backup[0].read_bytes())
    whole[place if place > 1 else int(len(whole) * place)] ^= 1
    file.write_bytes(whole)
    said = empty.refuses("restore", file)
    assert "damaged" in said or "changed after it was made" in said


def test_what_is_no_backup_is_refused(empty, tmp_path):
    file = tmp_path / "letter.txt"
    assert "no such file" in empty.refuses("restore", file)
    file.write_text("Dear front desk, ...")
    assert "no backup" in empty.refuses("restore", file)
    shutil.make_archive(str(tmp_path / "other"), "tar", tmp_path, "letter.txt")
    assert "letter.txt" in empty.refuses("restore", tmp_path / "other.tar")


def test_a_name_that_leaves_the_folder_is_refused(empty, tmp_path):
    file = sealed(tmp_path / "bad.backup", ("media/../../evil", b"x"), ("manifest.json", MANIFEST.as_text()))
    assert "media/../../evil" in empty.refuses("restore", file)
    assert not list(tmp_path.rglob("evil"))


def test_another_kind_of_database_is_refused_and_the_way_is_named(empty, tmp_path):
    other = "sqlite" if empty.url else "postgresql"
    text = MANIFEST.as_text().replace(b'"sqlite"', f'"{other}"'.encode())
    said = empty.refuses("restore", sealed(tmp_path / "other.backup", ("manifest.json", text)))
    assert (
        "SQLite" in said and "PostgreSQL" in said and "move_from_sqlite" in said and "hosting guide" in said
    )


def test_two_at_once_are_refused(practice_house, new_house, tmp_path):
    import fcntl

    house = new_house(like=practice_house)
    with (house.data / ".keeping.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        assert "at work there already" in house.refuses("backup", tmp_path / "x.backup")
