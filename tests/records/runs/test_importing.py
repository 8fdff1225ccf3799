"""An import keeps each file and each run once, in whatever order and however often they come."""

from datetime import timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from runwell.records.access import runs as access
from runwell.records.importing import originals
from runwell.records.models import ImportedFile, KeptRun, OriginalFile, RunImport, RunStreams
from tests.people import somebody_with_a_record
from tests.records.runs.handing import FIRST, gpx, imported, kept, lines, tcx, zipped

pytestmark = pytest.mark.django_db
DAY = timedelta(days=1)
RUNS = [(f"{number}.gpx", gpx(FIRST + number * DAY, 10 + number, every=20)) for number in range(6)]
COPIES = [
    ("garmin-1.tcx", tcx(FIRST + DAY, 11, every=10)),
    ("late-2.gpx", gpx(FIRST + 2 * DAY + timedelta(seconds=50), 12, every=20, by="a phone")),
]
OTHERS = [("ride.gpx", gpx(FIRST, 30, sport="cycling", speed=8)), ("note.xml", b"<note/>"), ("0.fit", b"")]
EVERY = [*RUNS, *COPIES, *OTHERS, ("again.gpx", RUNS[3][1])]


@pytest.fixture
def record(patient):
    return patient.patient


def test_each_file_gets_its_line_and_each_run_its_row(record, tmp_path):
    found = imported(record, zipped(tmp_path / "runs.zip", EVERY))
    said = lines(found)
    assert [said[name] for name, _ in RUNS] == [ImportedFile.NEW] * 6
    assert [said[name] for name, _ in COPIES] == [ImportedFile.SAME] * 2
    assert (said["ride.gpx"], said["note.xml"], said["0.fit"]) == ("not-a-run", "refused", "refused")
    assert said["again.gpx"] == ImportedFile.SAME
    assert (found.new, found.same, found.not_runs, found.refused) == (6, 3, 1, 2)
    assert (found.state, found.place) == (RunImport.DONE, len(EVERY))
    assert len(access.summaries("test", record.id)) == 6
    assert [week.runs for week in access.weeks("test", record.id)] == [6]
    ride = found.files.get(name="ride.gpx")
    assert "cycling" in ride.what and ride.run is None


def test_the_bytes_are_kept_once_for_us_alone_and_come_back_as_they_were(record, tmp_path):
    imported(record, zipped(tmp_path / "runs.zip", EVERY))
    for original in OriginalFile.objects.filter(holds=OriginalFile.RUNS):
        data = originals.read(record.id, original.sha256)
        assert data in [data for _, data in EVERY] and len(data) == original.size
    on_disk = [path for path in originals.of_patient(record.id).rglob("*") if path.is_file()]
    assert len(on_disk) == len(RUNS) + len(COPIES)
    assert {path.stat().st_mode & 0o777 for path in on_disk} == {0o600}


def test_a_second_time_adds_nothing_and_reads_nothing(record, tmp_path, monkeypatch):
    path = zipped(tmp_path / "runs.zip", EVERY)
    imported(record, path)
    before = kept(record)
    monkeypatch.setattr("runwell.records.importing.reading.decode", None)  # whoever decodes fails
    again = imported(record, path)
    assert kept(record) == before
    assert (again.new, again.same, again.not_runs, again.refused) == (0, 9, 1, 2)


@settings(max_examples=8, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(order=st.permutations(EVERY), split=st.integers(0, len(EVERY)))
def test_order_and_halves_change_nothing(practice, tmp_path_factory, order, split):
    from django.db import transaction

    folder = tmp_path_factory.mktemp("halves")
    with transaction.atomic():
        one, other = (somebody_with_a_record(f"{name}@example.com").patient for name in ("one", "other"))
        imported(one, zipped(folder / "all.zip", EVERY))
        for number, part in enumerate((order[:split], order[split:])):
            if part:
                imported(other, zipped(folder / f"{number}.zip", part))
        assert kept(one) == kept(other)
        transaction.set_rollback(True)


def test_the_richer_copy_is_shown_and_the_poorer_one_stays(record, tmp_path):
    poor, rich = gpx(FIRST, 20), tcx(FIRST, 20, every=1)
    first = imported(record, zipped(tmp_path / "poor.zip", [("poor.gpx", poor)]))
    run = KeptRun.objects.get()
    run.effort, run.meters_said = 6, 4000.0
    run.save()
    second = imported(record, zipped(tmp_path / "rich.zip", [("rich.tcx", rich)]))
    shown = access.run_of("test", record.id, run.id)
    richer = second.files.get()
    assert (richer.outcome, richer.run_id) == (ImportedFile.SAME, run.id)
    assert first.new == 1 and second.same == 1
    assert set(shown.sources) == {"gpx", "tcx"} and len(RunStreams.objects.all()) == 1
    assert (shown.summary.effort, shown.summary.meters) == (6, 4000.0)


def test_what_one_patient_has_another_neither_sees_nor_loses(record, other_patient, tmp_path):
    path = zipped(tmp_path / "runs.zip", RUNS[:2])
    imported(record, path)
    theirs = imported(other_patient.patient, path)
    assert theirs.new == 2
    originals.drop_all(record.id)
    assert originals.read(
        other_patient.patient.id, OriginalFile.objects.filter(patient=other_patient.patient).first().sha256
    )


def test_a_folder_is_read_with_what_lies_packed_in_it(record, tmp_path):
    folder = tmp_path / "runs"
    (folder / "2026").mkdir(parents=True)
    (folder / "2026" / "one.gpx").write_bytes(RUNS[0][1])
    zipped(folder / "more.zip", RUNS[1:3])
    (folder / "broken.zip").write_bytes(b"PK\3\4 and no more")
    said = lines(imported(record, folder))
    assert said["2026/one.gpx"] == said["more.zip/1.gpx"] == said["more.zip/2.gpx"] == ImportedFile.NEW
    assert [outcome for name, outcome in said.items() if "broken" in name] == [ImportedFile.REFUSED]
