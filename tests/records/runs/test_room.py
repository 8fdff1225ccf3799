"""Of one patient so much is kept and no more, and they are told how much it is and what they can do."""

from datetime import timedelta

import pytest

from runwell.records.access import room_for_runs
from runwell.records.actions import uploads
from runwell.records.models import KeptRun, OriginalFile, RunImport, Upload
from runwell.refusals import Refusal
from tests.records.runs.handing import FIRST, gpx, imported, zipped

pytestmark = pytest.mark.django_db
RUNS = [(f"{number}.gpx", gpx(FIRST + timedelta(days=number), 8, every=20)) for number in range(60)]
TEN_YEARS = 3650


@pytest.fixture
def ids(patient):
    return {"by": patient, "patient_id": patient.patient.id}


def kept(patient, count, size, holds=OriginalFile.RUNS):
    """So many files, as if they had been handed in."""
    what = "" if holds == OriginalFile.RUNS else "no run"
    OriginalFile.objects.bulk_create(
        OriginalFile(patient=patient.patient, sha256=f"{holds}{n:050}", size=size, holds=holds, what=what)
        for n in range(count)
    )


def test_ten_years_from_two_makers_leave_room_for_the_largest_upload(ids, patient):
    kept(patient, 2 * TEN_YEARS, 150_000)
    assert uploads.begin(**ids, name="export.zip", size=uploads.LARGEST)
    assert 5 * 2 * TEN_YEARS < room_for_runs.FILES and 5 * 2 * TEN_YEARS * 150_000 < room_for_runs.BYTES


def test_an_upload_beyond_it_is_refused_before_a_byte_of_it_with_what_is_used(ids, patient):
    kept(patient, 2, 1_200_000_000)
    waits = uploads.begin(**ids, name="first.zip", size=1_500_000_000)
    with pytest.raises(Refusal) as refused:
        uploads.begin(**ids, name="second.zip", size=2_100_000_001)
    for said in ("2.4 GB in 2 files are kept", "1.5 GB are on their way", "6 GB in 40,000 files"):
        assert said in refused.value.what
    assert "Undo an import" in refused.value.mend and refused.value.where == "second.zip"
    assert uploads.begin(**ids, name="first.zip", size=1_500_000_000) == waits, "what is under way goes on"
    assert uploads.begin(**ids, name="second.zip", size=2_100_000_000) and Upload.objects.count() == 2


def test_files_are_counted_too_and_those_of_another_or_without_a_run_are_not(
    ids, patient, other_patient, monkeypatch
):
    monkeypatch.setattr(room_for_runs, "FILES", 3)
    kept(other_patient, 3, 9)
    kept(patient, 3, 9, OriginalFile.OTHER)
    kept(patient, 2, 9)
    assert uploads.begin(**ids, name="third.gpx", size=9)
    OriginalFile.objects.create(patient=patient.patient, sha256="3", size=9, holds=OriginalFile.RUNS)
    with pytest.raises(Refusal, match="3 files are kept"):
        uploads.begin(**ids, name="fourth.gpx", size=9)


@pytest.mark.parametrize(("name", "most"), [("FILES", 40), ("BYTES", 40 * len(RUNS[0][1]))])
def test_an_archive_that_unfolds_to_more_ends_where_it_is_full(patient, tmp_path, monkeypatch, name, most):
    monkeypatch.setattr(room_for_runs, name, most)
    record, path = patient.patient, zipped(tmp_path / "runs.zip", RUNS)
    found = imported(record, path)
    assert (found.state, found.place, KeptRun.objects.count()) == (RunImport.STOPPED, 25, 25)
    assert "25 files are kept" in found.what and found.mend
    monkeypatch.undo()
    assert imported(record, path, again=True).new == 35
