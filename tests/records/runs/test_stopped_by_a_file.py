"""A file that stops the reading, by a fault of ours or with the whole process, costs itself and no other."""

import errno
import os
import signal
import subprocess
import sys
from datetime import timedelta

import pytest
from django.utils import timezone

from runwell.records.actions import uploads
from runwell.records.importing import originals, reading
from runwell.records.importing.stopping import ALONE, IN_VAIN
from runwell.records.jobs.working import work_off
from runwell.records.models import DueJob, ImportedFile, KeptRun, RunImport
from runwell.running.files.archive import member as archive_member
from tests.records.runs.handing import FIRST, gpx, imported, kept, zipped
from tests.records.runs.killed import QUESTIONS, Reader

BAD = gpx(FIRST - timedelta(days=500), 8, name="stops whoever reads it")
GOOD = [(f"{number}.gpx", gpx(FIRST + timedelta(days=number), 8, every=20)) for number in range(30)]


@pytest.fixture
def record(patient):
    return patient.patient


def archive(folder, *places, bad=BAD):
    """Thirty good runs, and at these places bad ones, each with bytes of its own."""
    files = list(GOOD)
    for place in places:
        files.insert(place, (f"bad-{place}.gpx", bad + b" " * place))
    return zipped(folder / "runs.zip", files)


def stopped_by(monkeypatch, *, times=None, error=AssertionError):
    """Readers that fail at bad files. times: how often at which of them. What failed, in order."""
    decode, failed = reading.decode, []

    def failing(data):
        place = len(data) - len(BAD)
        if data.startswith(BAD) and (times is None or failed.count(place) < times[place]):
            failed.append(place)
            raise error("a fault that nobody foresaw")
        return decode(data)

    monkeypatch.setattr(reading, "decode", failing)
    return failed


def handed_in(patient, path):
    """As a runner hands it in, to be read by a due job."""
    data = path.read_bytes()
    ids = {"by": patient, "patient_id": patient.patient.id}
    upload = uploads.begin(**ids, name=path.name, size=len(data))
    uploads.add_piece(**ids, upload_id=upload.id, at=0, data=data)
    return uploads.finish(**ids, upload_id=upload.id)


def worked_off(most=30):
    """Every try of the job, as if it had been waited for. What failed."""
    failures = []
    for _ in range(most):
        failures += [one.failure for one in work_off("a worker") if one.failure]
        if not DueJob.objects.filter(state=DueJob.WAITING).update(due_at=timezone.now()):
            break
    return failures


@pytest.mark.django_db
@pytest.mark.parametrize("places", [(0,), (7,), (30,), (3, 4), (0, 5, 11, 12, 29, 34)])
def test_it_is_left_out_and_named_and_all_others_are_kept(
    patient, other_patient, tmp_path, monkeypatch, places
):
    imported(other_patient.patient, archive(tmp_path))  # without any bad one
    failed = stopped_by(monkeypatch, error=MemoryError)
    begun = handed_in(patient, archive(tmp_path, *places))
    failures = worked_off()
    begun.refresh_from_db()
    assert (begun.state, begun.new, begun.refused) == (RunImport.DONE, 30, len(places))
    assert kept(patient.patient) == kept(other_patient.patient)
    for line in begun.files.filter(outcome=ImportedFile.REFUSED):
        assert line.name.startswith("bad-") and "left out" in line.what and "GPX or TCX" in line.mend
        times = failed.count(int(line.name[4:].removesuffix(".gpx")))
        assert ALONE <= times <= ALONE + 1, "alone as often as it may, and once before among others"
    assert failures == ["MemoryError"] * len(failed)
    assert not DueJob.objects.exclude(state=DueJob.DONE).exists()


@pytest.mark.django_db
@pytest.mark.parametrize("times", [1, 2])
def test_what_stopped_it_by_chance_loses_nothing(record, tmp_path, monkeypatch, times):
    path, failed = archive(tmp_path, 7), stopped_by(monkeypatch, times={7: times})
    for _ in range(times):
        with pytest.raises(AssertionError):
            imported(record, path)
    found = imported(record, path)
    assert (found.state, found.new, len(failed)) == (RunImport.DONE, 31, times)


@pytest.mark.django_db
def test_tries_count_in_a_row_only(record, tmp_path, monkeypatch):
    """One file fails among others and once alone, the next one once alone: both are read in the end."""
    stopped_by(monkeypatch, times={2: 2, 3: 1})
    path = archive(tmp_path, 2, 3)
    for _ in range(3):
        with pytest.raises(AssertionError):
            imported(record, path)
    found = imported(record, path)
    assert (found.state, found.place, found.refused) == (RunImport.DONE, 32, 0)


@pytest.mark.django_db
def test_a_full_disk_is_no_fault_of_a_file(record, tmp_path, monkeypatch):
    path, as_it_was, full = archive(tmp_path), os.fsync, []

    def fsync(handle):
        full.append(handle)
        raise OSError(errno.ENOSPC, "no space left")

    monkeypatch.setattr(originals.os, "fsync", fsync)
    for _ in range(IN_VAIN + 2):
        with pytest.raises(OSError, match="no space left"):
            imported(record, path)
    monkeypatch.setattr(originals.os, "fsync", as_it_was)
    assert not [one for one in originals.of_patient(record.id).rglob("*") if one.is_file()], "drafts are gone"
    found = imported(record, path)
    assert full and (found.new, found.refused) == (30, 0)


@pytest.mark.django_db
def test_an_archive_in_which_the_next_file_is_never_reached_ends(record, tmp_path, monkeypatch):
    path, head = archive(tmp_path, 26), archive_member.head

    def failing(source, entry, shown):
        if "bad" in shown:
            raise AssertionError("a fault on the way to the file")
        return head(source, entry, shown)

    monkeypatch.setattr(archive_member, "head", failing)
    for _ in range(IN_VAIN + 1):  # the second time it still kept the file before
        with pytest.raises(AssertionError):
            imported(record, path)
    found = imported(record, path)
    assert (found.state, found.place, KeptRun.objects.count()) == (RunImport.STOPPED, 26, 26)
    assert "again and again" in found.what and "Unpack it" in found.mend


KILLED = """
import os, signal, sys
from runwell.cli import main
from runwell.cli.django_start import start
start(records_only=True)
from runwell.records.importing import going_on
reads = going_on.held_in
def killed(member, around):
    if member.name.startswith("bad"):
        os.kill(os.getpid(), signal.SIGKILL)  # as the system does when no memory is left
    return reads(member, around)
going_on.held_in = killed
sys.exit(main(["runs", "import", sys.argv[1]]))
"""


def test_a_file_that_kills_whoever_reads_it_is_left_out_at_last(tmp_path):
    good = Reader(tmp_path / "good", archive(tmp_path)).prepared()
    assert good.read()
    killed = Reader(tmp_path / "killed", archive(tmp_path, 7)).prepared()
    script = tmp_path / "killed.py"
    script.write_text(KILLED)
    codes = []
    for _ in range(ALONE + 2):
        codes.append(subprocess.run([sys.executable, script, killed.zip_file], env=killed.env).returncode)
    assert codes == [-signal.SIGKILL] * (ALONE + 1) + [1], "what was left out is said by the exit code"
    assert [killed.rows(one) for one in QUESTIONS[:4]] == [good.rows(one) for one in QUESTIONS[:4]]
    assert killed.rows(QUESTIONS[5]) == [("done", 31, 30, 0, 0, 0, 1)]
