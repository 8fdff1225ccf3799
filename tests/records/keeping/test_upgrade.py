"""An upgrade brings the database up to date, or leaves it exactly as it was."""

import stat

FAILS = "apps.get_model('later_app', 'Later').objects.create(); raise ValueError('Robin Ashe')"


def test_a_new_database_is_made(new_house):
    house = new_house()
    done = house.does("upgrade")
    assert done["migrations"] > 100 and done["copy"] is None
    assert house.does("upgrade") == {"migrations": 0, "copy": None}
    assert "up to date" in house.run("upgrade").stdout


def test_a_migration_that_fails_is_put_back(practice_house, new_house, later):
    house = new_house(like=practice_house)
    house.data.joinpath("before-upgrade").mkdir(mode=0o700)
    said = house.refuses("upgrade", **later(FAILS))
    assert "later_app.0001_initial" in said and "as it was before" in said
    told = house.run("upgrade", **later(FAILS)).stderr
    assert "Robin" not in told and "0001_initial.py" in told
    assert "later_app_later" not in house.rows()
    assert house.run("manage", "check").returncode == 0
    assert house.does("upgrade", **later("pass"))["migrations"] == 1


def test_the_last_two_copies_are_kept_and_can_be_restored(practice_house, new_house, later):
    house = new_house(like=practice_house)
    before = house.rows()
    kept = house.data / "before-upgrade"
    kept.mkdir()
    for day in ("20250101", "20250102"):
        (kept / f"{day}T000000Z.tar").touch()
    copy = house.does("upgrade", **later("pass"))["copy"]
    assert [file.name for file in sorted(kept.iterdir())] == ["20250102T000000Z.tar", copy.rsplit("/")[-1]]
    assert stat.S_IMODE((kept / copy).stat().st_mode) == 0o600
    assert house.does("restore", copy, "--replace", passphrase="")["migrations"] == 0
    assert house.rows() == before


def test_a_database_of_a_newer_version_is_refused(practice_house, new_house, later):
    house = new_house(like=practice_house)
    house.does("upgrade", **later("pass"))
    assert "newer Runwell" in house.refuses("upgrade")


def test_nobody_else_may_have_it_open(practice_house, new_house, later):
    house = new_house(like=practice_house)
    with house.opened() as database:
        database.execute("SELECT * FROM records_visitrequest LIMIT 1").fetchall()
        assert "Stop runwell serve" in house.refuses("upgrade", **later("pass"))
