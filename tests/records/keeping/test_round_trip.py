"""What is backed up comes back: every row, every file, and what guards them."""

import stat

import pytest

FAILS = "raise ValueError('Robin Ashe')"


@pytest.fixture(scope="module")
def restored(backup, new_house):
    """A place that was empty, and what the command said."""
    empty = new_house()
    return empty, empty.does("restore", backup[0])


def test_everything_comes_back_into_an_empty_place(practice_house, backup, restored):
    (file, said), (empty, done) = backup, restored
    assert (empty.rows(), empty.files()) == (practice_house.rows(), practice_house.files())
    assert len(empty.rows()["records_visitrequest"]) > 20
    assert {"secret-key", "originals/ab/abcd", "media/original_images/hip é.png"} <= set(empty.files())
    beside_the_key = len(empty.files()) - 1
    assert (done["rows"], done["files"]) == (said["rows"], said["files"]) == (said["rows"], beside_the_key)
    assert (done["migrations"], done["replaced"], done["secret_key"], said["verified"]) == (
        0,
        None,
        True,
        True,
    )
    assert stat.S_IMODE(file.stat().st_mode) == 0o600 and not list(file.parent.glob("*.partial"))
    assert not list(empty.data.glob(".keeping-*"))
    goes_on(empty)


def test_the_trail_says_when_everything_left_and_when_it_came_back(practice_house, restored):
    assert len(noted(practice_house, "took a backup of everything")) == 1
    house, _ = restored
    assert [len(noted(house, act)) for act in ("took a backup of everything", "restored a backup")] == [0, 1]
    assert house.run("manage", "verify_audit").returncode == 0


def noted(house, act):
    return [row for row in house.all_rows()["records_auditevent"] if f"'{act}'" in row]


def goes_on(house):
    """New rows get new numbers, and the trail is still only added to."""
    said = house.run("manage", "shell", "-v", "0", "-c", MORE)
    assert said.returncode == 0, said.stderr
    refused = house.run("manage", "shell", "-v", "0", "-c", CHANGE)
    assert "only ever added to" in refused.stderr


MORE = """
from django.contrib.auth.models import Group
from runwell.records.actions.visit_requests import ask_for_visit
Group.objects.create(name="new")
ask_for_visit(by="runner", name="new", telephone="1", email="", location_id=None, times="", note="")
"""
CHANGE = """
from runwell.records.models import AuditEvent
AuditEvent.objects.update(act="something else")
"""


def test_what_is_there_goes_aside_and_can_come_back(practice_house, backup, new_house):
    house = new_house(like=practice_house)
    (house.data / "media/mine.txt").write_text("mine")
    # What hangs on a request goes before it: a database with loose ends is refused, and rightly.
    for table in ("takenquarter", "visit", "visitrequest"):
        house.tell(f"DELETE FROM records_{table}")
    before = house.everything()
    assert "--replace" in house.refuses("restore", backup[0])
    done = house.does("restore", backup[0], "--replace")
    assert (house.rows(), house.files()) == (practice_house.rows(), practice_house.files())
    [aside] = house.data.glob("replaced-*")
    assert done["replaced"] == str(aside) and (aside / "media/mine.txt").read_text() == "mine"
    assert stat.S_IMODE((aside / "database.tar").stat().st_mode) == 0o600
    house.does("restore", aside / "database.tar", "--replace", passphrase="")
    assert house.rows().items() <= before[0].items() and house.files() == practice_house.files()


def test_an_older_backup_is_brought_up_to_date(backup, new_house, practice_house, later):
    house, settings = new_house(), later("pass")
    assert house.does("restore", backup[0], **settings)["migrations"] == 1
    rows = house.rows()
    assert rows["later_app_later"] == []
    assert rows["records_visitrequest"] == practice_house.rows()["records_visitrequest"]


def test_a_newer_backup_is_refused(practice_house, new_house, later, tmp_path):
    house, settings = new_house(like=practice_house), later("pass")
    house.does("upgrade", **settings)
    house.does("backup", tmp_path / "newer.backup", **settings)
    said = new_house().refuses("restore", tmp_path / "newer.backup")
    assert "newer Runwell" in said and "later_app.0001_initial" in said


@pytest.mark.parametrize("replace", [[], ["--replace"]])
def test_a_restore_whose_migration_fails_changes_nothing(replace, practice_house, backup, new_house, later):
    house = new_house(like=practice_house) if replace else new_house()
    said = house.refuses("restore", backup[0], *replace, **later(FAILS))
    assert "later_app.0001_initial" in said and "as it was before" in said and "Robin" not in said
