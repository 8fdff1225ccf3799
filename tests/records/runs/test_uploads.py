"""A file comes in pieces, whatever happens to the connection, and is read by a due job."""

from datetime import timedelta
from types import SimpleNamespace

import pytest
from django.core.exceptions import PermissionDenied
from django.utils import timezone

from runwell.records.access import runs as access
from runwell.records.actions import uploads
from runwell.records.importing import uploaded
from runwell.records.jobs.working import work_off
from runwell.records.models import DueJob, KeptRun, RunImport, Upload
from runwell.refusals import Refusal
from tests.records.runs.handing import FIRST, gpx, zipped

pytestmark = pytest.mark.django_db
NOW = timezone.now()


@pytest.fixture
def ids(patient):
    return {"by": patient, "patient_id": patient.patient.id}


@pytest.fixture
def archive(tmp_path):
    runs = [(f"{number}.gpx", gpx(FIRST + timedelta(days=number), 10)) for number in range(30)]
    return zipped(tmp_path / "runs.zip", runs).read_bytes()


def sent(ids, data, name="runs.zip", piece=5000):
    upload = uploads.begin(**ids, name=name, size=len(data))
    while upload.received < upload.size:
        at = upload.received
        upload = uploads.add_piece(**ids, upload_id=upload.id, at=at, data=data[at : at + piece])
    return upload


def test_pieces_come_twice_late_and_from_elsewhere(ids, archive):
    upload = uploads.begin(**ids, name="C:\\me\\runs.zip", size=len(archive))
    assert upload.name == "runs.zip"
    send = {**ids, "upload_id": upload.id}
    assert uploads.add_piece(**send, at=0, data=archive[:4000]).received == 4000
    assert uploads.add_piece(**send, at=0, data=archive[:4000]).received == 4000, "the same again"
    assert uploads.add_piece(**send, at=9000, data=archive[9000:9900]).received == 4000, "a gap"
    assert uploads.add_piece(**send, at=3000, data=archive[3000:5000]).received == 5000, "partly there"
    assert uploads.begin(**ids, name="runs.zip", size=len(archive)).id == upload.id, "another tab"
    with pytest.raises(Refusal, match="still missing"):
        uploads.finish(**send)
    sent(ids, archive)
    assert uploaded.place(upload.id).read_bytes() == archive
    assert uploaded.place(upload.id).stat().st_mode & 0o777 == 0o600


def test_a_piece_that_was_written_and_not_confirmed_is_written_over(ids, archive):
    upload = uploads.begin(**ids, name="runs.zip", size=len(archive))
    uploaded.write(upload.id, 0, b"x" * 9000)  # killed before the row knew of it
    sent(ids, archive)
    assert uploaded.place(upload.id).read_bytes() == archive


def test_it_is_read_in_slices_and_then_forgotten(
    ids, archive, monkeypatch, django_capture_on_commit_callbacks
):
    monkeypatch.setattr("runwell.records.importing.job.SLICE", 0.0)
    with django_capture_on_commit_callbacks(execute=True):
        upload = sent(ids, archive)
        begun = uploads.finish(**ids, upload_id=upload.id)
        assert uploads.finish(**ids, upload_id=upload.id) == begun
        outcomes = work_off("a worker")
    assert [one.failure for one in outcomes] == [""] * len(outcomes) and len(outcomes) >= 2
    begun.refresh_from_db()
    assert (begun.state, begun.new, KeptRun.objects.count()) == (RunImport.DONE, 30, 30)
    assert not Upload.objects.exists() and not uploaded.place(upload.id).exists()
    assert not DueJob.objects.exclude(state=DueJob.DONE).exists()


def test_an_archive_that_is_none_stops_with_a_sentence(ids):
    upload = sent(ids, b"PK\x03\x04 and nothing that could be an archive")
    begun = uploads.finish(**ids, upload_id=upload.id)
    work_off("a worker")
    begun.refresh_from_db()
    assert begun.state == RunImport.STOPPED or begun.refused == 1
    assert begun.what or begun.files.get().what


def test_a_file_that_is_gone_from_the_server_is_told(ids, archive):
    upload = sent(ids, archive)
    begun = uploads.finish(**ids, upload_id=upload.id)
    uploaded.drop(upload.id)
    work_off("a worker")
    begun.refresh_from_db()
    assert (begun.state, begun.what) == (RunImport.STOPPED, "The file is not on our server any more")


@pytest.mark.parametrize(
    ("size", "said"), [(0, "empty"), (uploads.LARGEST + 1, "larger than 4 GB"), (10**9, "no room")]
)
def test_what_cannot_come_in_is_refused_before_a_byte_of_it(ids, monkeypatch, size, said):
    monkeypatch.setattr(uploaded, "LEFT_FREE", 10**18)
    with pytest.raises(Refusal, match=said):
        uploads.begin(**ids, name="runs.zip", size=size)
    assert not Upload.objects.exists()


def test_more_than_was_announced_is_not_taken(ids):
    upload = uploads.begin(**ids, name="runs.zip", size=3)
    with pytest.raises(Refusal, match="more than was announced"):
        uploads.add_piece(**ids, upload_id=upload.id, at=0, data=b"four")


def test_five_are_under_way_at_most_and_one_can_be_taken_back(ids, django_capture_on_commit_callbacks):
    first, *_ = [uploads.begin(**ids, name=f"{n}.zip", size=9) for n in range(5)]
    uploads.add_piece(**ids, upload_id=first.id, at=0, data=b"12")
    with pytest.raises(Refusal, match="on their way already"):
        uploads.begin(**ids, name="6.zip", size=9)
    with django_capture_on_commit_callbacks(execute=True):
        uploads.take_back(**ids, upload_id=first.id)
    assert not uploaded.place(first.id).exists()
    assert len(access.uploads(*ids.values())) == 4


def test_what_never_came_whole_is_forgotten_after_a_week(ids, django_capture_on_commit_callbacks):
    old = uploads.begin(**ids, name="old.zip", size=9, now=NOW - timedelta(days=9))
    send = {**ids, "upload_id": old.id, "at": 0, "data": b"12", "now": NOW - timedelta(days=8)}
    uploads.add_piece(**send)
    uploads.begin(**ids, name="new.zip", size=9, now=NOW)
    with django_capture_on_commit_callbacks(execute=True):
        assert uploads.forget_abandoned(by="test", now=NOW) == 1
    assert Upload.objects.get().name == "new.zip" and not uploaded.place(old.id).exists()


def test_nobody_hands_in_for_somebody_else(ids, other_patient, clinician):
    upload = uploads.begin(**ids, name="runs.zip", size=9)
    for somebody in (other_patient, clinician):
        with pytest.raises(PermissionDenied):
            uploads.add_piece(by=somebody, patient_id=ids["patient_id"], upload_id=upload.id, at=0, data=b"1")
    with pytest.raises(Upload.DoesNotExist):
        theirs = {"by": other_patient, "patient_id": other_patient.patient.id}
        uploads.add_piece(**theirs, upload_id=upload.id, at=0, data=b"1")


def test_no_piece_takes_the_room_that_the_database_needs(ids, monkeypatch):
    upload = uploads.begin(**ids, name="one.zip", size=3000)
    full = SimpleNamespace(free=uploaded.LEFT_FREE + 500)
    monkeypatch.setattr(uploaded.shutil, "disk_usage", lambda _: full)
    with pytest.raises(Refusal, match="no room"):
        uploads.add_piece(**ids, upload_id=upload.id, at=0, data=b"x" * 1000)
    full.free += 1000
    assert uploads.add_piece(**ids, upload_id=upload.id, at=0, data=b"x" * 1000).received == 1000
