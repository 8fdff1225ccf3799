"""`runwell runs` reads files, tells load, works out anew; each mistake has its sentence and costs nothing."""

import json

import pytest

from tests.people import patient
from tests.records.runs.handing import FIRST, gpx, zipped

__all__ = ["patient"]
FILES = [("good.gpx", gpx(FIRST, 20, every=20)), ("ride.gpx", gpx(FIRST, 20, sport="cycling", every=20))]


@pytest.fixture
def run(db, capsys):
    """The command in this process, which has a database already."""
    from runwell.cli import main

    def told(*arguments):
        code = main(["runs", *map(str, arguments)])
        said = capsys.readouterr()
        return code, said.out, said.err

    return told


def test_an_archive_is_read_and_told_as_one_json_value(run, tmp_path):
    code, out, _ = run("import", zipped(tmp_path / "runs.zip", FILES), "--json")
    said = json.loads(out)
    assert code == 0 and said["state"] == "done" and said["problems"] == []
    assert (said["files"], said["new"], said["not_runs"], said["refused"]) == (2, 1, 1, 0)
    assert [row["outcome"] for row in said["report"]] == ["new", "not-a-run"]
    assert run("import", tmp_path / "runs.zip")[1] == "runs.zip, 2 files: 1 is here already, 1 is no run.\n"


def test_what_is_refused_is_named_with_exit_code_one(run, tmp_path):
    path = zipped(tmp_path / "runs.zip", [*FILES, ("empty.fit", b"")])
    code, out, _ = run("import", path)
    assert code == 1 and "empty.fit: " in out and "1 new run" in out
    code, out, _ = run("import", path, "--json")
    [problem] = json.loads(out)["problems"]
    assert (code, problem["level"], problem["place"]) == (1, "blocks", "empty.fit")


def test_a_path_that_is_none_is_a_wrong_call(run, tmp_path):
    code, out, err = run("import", tmp_path / "nothing")
    assert code == 2 and out == "" and "there is no such file or folder" in err


def test_a_stranger_is_no_runner_and_a_patient_is(run, tmp_path, patient):
    path = zipped(tmp_path / "runs.zip", FILES)
    code, _, err = run("import", path, "--runner", "nobody@example.com")
    assert code == 1 and "no runner has this address" in err
    assert run("import", path, "--runner", patient.email)[0] == 0
    assert json.loads(run("load", "--runner", patient.email, "--json")[1])["runs"] == 1
    assert json.loads(run("load", "--json")[1])["runs"] == 0, "the runner of this machine is another"


def test_nobody_signs_in_as_the_runner_of_this_machine(run, tmp_path):
    from runwell.records.access.accounts import account_of
    from runwell.records.actions.local_runner import ADDRESS

    run("import", zipped(tmp_path / "runs.zip", FILES))
    account = account_of(ADDRESS)
    assert not account.is_active and not account.has_usable_password()


def test_load_names_spikes_with_their_band_and_no_ratio_of_weeks(run, tmp_path):
    from datetime import timedelta

    files = [(f"{n}.gpx", gpx(FIRST + timedelta(days=n), 20, every=20)) for n in range(3)]
    files.append(("far.gpx", gpx(FIRST + timedelta(days=4), 50, every=20)))
    run("import", zipped(tmp_path / "runs.zip", files))
    said = json.loads(run("load", "--json")[1])
    [spike] = said["spikes"]
    assert (spike["on"], spike["band"], spike["rate_ratio"]) == ("2026-03-06", "large", 2.28)
    assert said["acute_chronic"]["shown"] is False and said["acute_chronic"]["why"]
    assert [week["runs"] for week in said["weeks"]] == [4]
    words = run("load")[1]
    assert "150% farther" in words and "2.28" in words


def test_all_is_worked_out_anew_from_the_files(run, tmp_path):
    from runwell.records.actions.local_runner import local_runner
    from runwell.records.importing import originals
    from tests.records.runs.handing import kept

    run("import", zipped(tmp_path / "runs.zip", FILES))
    record = local_runner(by="test")
    before, run_row = kept(record), record.runs.get()
    record.runs.update(timer=1, cadence=1, name="")
    record.run_weeks.all().delete()
    assert run("rebuild") == (0, "1 run was worked out anew.\n", "")
    assert kept(record) == before
    originals.drop_all(record.id)
    code, out, _ = run("rebuild", "--json")
    assert code == 1 and json.loads(out)["problems"][0]["message"] == "the bytes of a run are not there"
    assert record.runs.get() == run_row
