"""Watch files are read in a process of its own: what becomes of it is known, and it ends with its parent."""

import os
import sqlite3
import subprocess
import sys
from threading import Event

import pytest

from runwell.cli import slices
from runwell.cli.slices import ReadingStopped, say_where, wait_for
from tests.ready import migrated
from tests.records.runs.handing import FIRST, gpx

HAND_IN = """
import sys, django; django.setup()
from tests.people import somebody_with_a_record
from runwell.records.actions import uploads
account = somebody_with_a_record("runner@example.com")
data, ids = sys.stdin.buffer.read(), {"by": account, "patient_id": account.patient.id}
upload = uploads.begin(**ids, name="run.gpx", size=len(data))
uploads.add_piece(**ids, upload_id=upload.id, at=0, data=data)
print(uploads.finish(**ids, upload_id=upload.id).id)
"""


def test_what_was_handed_in_is_read_and_the_job_is_done(tmp_path, call):
    file = migrated(tmp_path / "data")
    env = {**os.environ, "RUNWELL_DATA": str(file.parent)}
    subprocess.run([sys.executable, "-c", HAND_IN], env=env, input=gpx(FIRST), check=True)
    said = call("work", "--once")
    assert said.returncode == 0 and "0 failed" in said.stdout
    with sqlite3.connect(file, timeout=20) as records:
        assert records.execute("SELECT state, new FROM records_runimport").fetchall() == [("done", 1)]
        jobs = records.execute("SELECT DISTINCT state FROM records_duejob WHERE kind = 'import-runs'")
        assert jobs.fetchall() == [("done",)]


@pytest.mark.parametrize("dies", ["exit 1", "kill -9 $$"])
def test_who_dies_of_it_is_known(dies):
    with pytest.raises(ReadingStopped):
        wait_for(("sh", "-c", dies), Event())
    wait_for(("sh", "-c", "exit 0"), Event())


def test_who_hangs_is_ended(monkeypatch):
    monkeypatch.setattr(slices, "HANGS", 0.5)
    with pytest.raises(ReadingStopped):
        wait_for(("sleep", "600"), Event())


def test_a_stop_is_passed_on():
    stop = Event()
    stop.set()
    wait_for(("sh", "-c", "trap 'exit 0' TERM; while true; do sleep 0.1; done"), stop)


def test_it_is_told_that_it_knows_the_records_alone_and_computes_on_one_core(monkeypatch):
    monkeypatch.setenv("DJANGO_SETTINGS_MODULE", "runwell.config.settings")
    wait_for(
        ("sh", "-c", 'test "$DJANGO_SETTINGS_MODULE$OMP_NUM_THREADS" = runwell.config.records_only1'), Event()
    )
    monkeypatch.setenv("DJANGO_SETTINGS_MODULE", "their.own")
    wait_for(("sh", "-c", 'test "$DJANGO_SETTINGS_MODULE" = their.own'), Event())


def test_of_a_fault_its_type_and_line_are_said_and_no_word(capsys):
    try:
        int("what stood in a file")
    except ValueError as error:
        say_where(ValueError, error, error.__traceback__)
    said = capsys.readouterr().err
    assert "ValueError" in said and "test_slices.py:" in said and "stood" not in said
