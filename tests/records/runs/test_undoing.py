"""An import is taken back whole, and what another one brought too stays."""

from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied

from runwell.records import access
from runwell.records.actions.erasure import erase_everything
from runwell.records.actions.run_imports import drop_bytes, sweep_bytes, undo
from runwell.records.actions.runs import delete_run
from runwell.records.importing import originals
from runwell.records.models import AuditEvent, ImportedFile, KeptRun, OriginalFile, RunImport, RunWeek
from tests.records.runs.handing import FIRST, gpx, imported, kept, tcx, zipped

pytestmark = pytest.mark.django_db
DAY = timedelta(days=1)
RUNS = [(f"{number}.gpx", gpx(FIRST + number * DAY, 10, every=20)) for number in range(3)]


@pytest.fixture
def record(patient):
    return patient.patient


def files_of(record):
    return {path.name for path in originals.of_patient(record.id).rglob("*") if path.is_file()}


def test_all_that_it_brought_is_gone_and_the_trail_says_so(
    record, patient, tmp_path, django_capture_on_commit_callbacks
):
    before = kept(record)
    begun = imported(record, zipped(tmp_path / "runs.zip", [*RUNS, ("no.xml", b"<a/>")]))
    with django_capture_on_commit_callbacks(execute=True):
        undone = undo(by=patient, patient_id=record.id, import_id=begun.id)
    assert kept(record) == before and not RunWeek.objects.exists() and not files_of(record)
    assert undone.state == RunImport.UNDONE and undone.files.count() == 4
    assert AuditEvent.objects.first().act == "undid an import of runs"
    assert undo(by=patient, patient_id=record.id, import_id=begun.id) == undone
    assert imported(record, tmp_path / "runs.zip").new == 3


def test_what_another_import_brought_too_stays(record, patient, tmp_path):
    first = imported(record, zipped(tmp_path / "first.zip", RUNS[:2]))
    second = imported(record, zipped(tmp_path / "second.zip", RUNS[1:]))
    undo(by=patient, patient_id=record.id, import_id=first.id)
    assert {run.on for run in KeptRun.objects.all()} == {FIRST.date() + DAY, FIRST.date() + 2 * DAY}
    undo(by=patient, patient_id=record.id, import_id=second.id)
    assert not KeptRun.objects.exists() and not OriginalFile.objects.exists()


def test_a_run_goes_back_to_the_copy_that_is_left(record, patient, tmp_path):
    imported(record, zipped(tmp_path / "poor.zip", [("poor.gpx", gpx(FIRST, 20, every=20))]))
    alone = kept(record)
    run = KeptRun.objects.get()
    rich = imported(record, zipped(tmp_path / "rich.zip", [("rich.tcx", tcx(FIRST, 20, every=1))]))
    assert kept(record) != alone
    undo(by=patient, patient_id=record.id, import_id=rich.id)
    assert kept(record) == alone and KeptRun.objects.get() == run


def test_runs_that_only_one_file_had_joined_are_two_again(record, patient, tmp_path):
    """Four minutes apart each: the one in the middle is the same as either, and they are not the same."""
    late = timedelta(minutes=4)
    ends = [("a.gpx", gpx(FIRST, 60, every=20)), ("c.gpx", gpx(FIRST + 2 * late, 60, every=20))]
    imported(record, zipped(tmp_path / "ends.zip", ends))
    two = kept(record)
    middle = imported(record, zipped(tmp_path / "b.zip", [("b.gpx", gpx(FIRST + late, 60, every=10))]))
    assert KeptRun.objects.count() == 1
    assert set(ImportedFile.objects.values_list("run", flat=True)) == {KeptRun.objects.get().id}
    undo(by=patient, patient_id=record.id, import_id=middle.id)
    assert kept(record) == two


def test_nobody_else_takes_it_back(record, other_patient, clinician, tmp_path):
    begun = imported(record, zipped(tmp_path / "runs.zip", RUNS))
    for somebody in (other_patient, clinician):
        with pytest.raises(PermissionDenied):
            undo(by=somebody, patient_id=record.id, import_id=begun.id)
    with pytest.raises(RunImport.DoesNotExist):
        undo(by=other_patient, patient_id=other_patient.patient.id, import_id=begun.id)
    assert KeptRun.objects.count() == 3


def test_one_run_goes_with_the_files_that_hold_it_alone(
    record, patient, tmp_path, django_capture_on_commit_callbacks
):
    imported(record, zipped(tmp_path / "runs.zip", RUNS))
    run = KeptRun.objects.earliest("began_at")
    with django_capture_on_commit_callbacks(execute=True):
        delete_run(by=patient, patient_id=record.id, run_id=run.id)
    assert KeptRun.objects.count() == OriginalFile.objects.count() == len(files_of(record)) == 2
    assert RunWeek.objects.get().runs == 2


def test_bytes_that_a_row_names_are_not_dropped_and_others_are_swept(record, tmp_path):
    imported(record, zipped(tmp_path / "runs.zip", RUNS))
    held = OriginalFile.objects.first().sha256
    drop_bytes(by="test", patient_id=record.id, hashes=[held])
    assert originals.read(record.id, held)
    originals.keep(record.id, "ab" * 32, "", b"left behind")
    now = AuditEvent.objects.first().at
    sweep_bytes(by="test", now=now)
    assert len(files_of(record)) == 4, "what was written today may be about to be named"
    sweep_bytes(by="test", now=now + 2 * DAY)
    assert len(files_of(record)) == 3


def test_erasing_a_person_erases_their_files(record, patient, tmp_path, django_capture_on_commit_callbacks):
    imported(record, zipped(tmp_path / "runs.zip", RUNS))
    with django_capture_on_commit_callbacks(execute=True):
        erase_everything(by=patient)
    assert not originals.of_patient(record.id).exists() and access.own_record(patient) is None
