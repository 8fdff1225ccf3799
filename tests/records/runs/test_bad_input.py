"""What should not be in an archive has its sentence each, and everything beside it is kept."""

import os
import zipfile
import zlib
from datetime import UTC, datetime, timedelta

import pytest

from runwell.records.access import runs as access
from runwell.records.models import ImportedFile, KeptRun, RunImport
from tests.records.runs.handing import FIRST, gpx, imported, lines, tcx, zipped

pytestmark = pytest.mark.django_db
GOOD = [("good.gpx", gpx(FIRST, 20)), ("good-2.gpx", gpx(FIRST + timedelta(days=1), 20))]
ENTITIES = b'<!DOCTYPE gpx [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]><gpx><trk><name>&b;</name></trk></gpx>'


@pytest.fixture
def record(patient):
    return patient.patient


def with_good(tmp_path, name, data):
    """An archive with two good runs around something else."""
    return zipped(tmp_path / "runs.zip", [GOOD[0], (name, data), GOOD[1]])


@pytest.mark.parametrize(
    ("name", "data", "outcome", "said"),
    [
        ("bomb.gpx", b"A" * 30_000_000, ImportedFile.REFUSED, "times as large"),
        ("../../up.gpx", gpx(FIRST), ImportedFile.REFUSED, "not safe"),
        ("entities.gpx", ENTITIES, ImportedFile.REFUSED, "entities"),
        ("ride.gpx", gpx(FIRST, sport="cycling", speed=8), ImportedFile.NOT_A_RUN, "not a run: cycling"),
        ("old.gpx", gpx(datetime(1989, 12, 31, tzinfo=UTC)), ImportedFile.REFUSED, "1989"),
        ("future.gpx", gpx(datetime(2099, 1, 1, tzinfo=UTC)), ImportedFile.REFUSED, "future"),
        ("car.gpx", gpx(FIRST, speed=20), ImportedFile.REFUSED, "faster than any runner"),
    ],
)
def test_it_is_named_and_nothing_else_is_lost(record, tmp_path, name, data, outcome, said):
    found = imported(record, with_good(tmp_path, name, data))
    assert KeptRun.objects.count() == 2 and found.new == 2
    wrong = found.files.exclude(outcome=ImportedFile.NEW).get()
    assert wrong.outcome == outcome and said in wrong.what


def test_a_member_of_four_gigabytes_is_refused_by_its_size(record, tmp_path):
    path = with_good(tmp_path, "large.fit", b"0123456789")
    data = bytearray(path.read_bytes())
    size = (10).to_bytes(4, "little") + len(b"large.fit").to_bytes(2, "little")
    at = data.rfind(size)  # in the list of contents: the size as it is unfolded, then the length of the name
    data[at : at + 4] = (4_000_000_000).to_bytes(4, "little")
    path.write_bytes(bytes(data))
    said = lines(imported(record, path))
    assert said["large.fit"] == ImportedFile.REFUSED and KeptRun.objects.count() == 2


def test_an_archive_with_a_password_is_refused_whole(record, tmp_path):
    path = zipped(tmp_path / "locked.zip", GOOD)
    data = bytearray(path.read_bytes())
    for sign, flags in ((b"PK\3\4", 6), (b"PK\1\2", 8)):
        at = data.find(sign)
        while at >= 0:
            data[at + flags] |= 1
            at = data.find(sign, at + 4)
    path.write_bytes(bytes(data))
    found = imported(record, path)
    assert found.state == "stopped" and "password" in found.what and not KeptRun.objects.exists()


def test_two_watches_at_once_are_one_run(record, tmp_path):
    other = gpx(FIRST + timedelta(seconds=40), 20, by="another watch", every=4, speed=3.05)
    found = imported(record, zipped(tmp_path / "two.zip", [GOOD[0], ("other.gpx", other)]))
    assert (found.new, found.same, KeptRun.objects.count()) == (1, 1, 1)


def test_a_run_across_midnight_and_a_change_of_clocks_has_one_day_and_its_true_length(record, tmp_path):
    """In Chicago clocks go back at two on November 1, 2026: from 23:50 to 2:10 are three hours twenty."""
    began = datetime(2026, 11, 1, 4, 50, tzinfo=UTC)
    imported(record, zipped(tmp_path / "night.zip", [("night.gpx", gpx(began, 200, every=20))]))
    [run] = access.summaries("test", record.id)
    assert (str(run.on), run.began.hour, run.elapsed) == ("2026-10-31", 23, 200 * 60)
    assert run.began.utcoffset() == timedelta(hours=-5)


def test_runs_of_both_hours_that_clocks_show_twice_are_two(record, tmp_path):
    first = datetime(2026, 11, 1, 6, 10, tzinfo=UTC)
    files = [("a.gpx", gpx(first, 20)), ("b.gpx", gpx(first + timedelta(hours=1), 20))]
    imported(record, zipped(tmp_path / "twice.zip", files))
    one, two = access.summaries("test", record.id)
    assert one.began.replace(tzinfo=None) == two.began.replace(tzinfo=None) and one.began < two.began


def test_a_spoilt_member_is_named_and_the_others_stay(record, tmp_path):
    path = with_good(tmp_path, "spoilt.gpx", gpx(FIRST + timedelta(days=3), 30))
    with zipfile.ZipFile(path) as archive:
        info = archive.getinfo("spoilt.gpx")
    data = bytearray(path.read_bytes())
    at = info.header_offset + 30 + len(info.filename) + info.compress_size // 2
    data[at : at + 40] = zlib.compress(b"nonsense" * 9)[:40].ljust(40, b"\xff")
    path.write_bytes(bytes(data))
    said = lines(imported(record, path))
    assert said["good.gpx"] == said["good-2.gpx"] == ImportedFile.NEW
    assert said["spoilt.gpx"] in (ImportedFile.DAMAGED, ImportedFile.REFUSED)


def test_a_serial_number_that_fits_no_table_costs_no_archive(record, tmp_path):
    unit = b"<Creator><Name>watch</Name><UnitId>" + b"9" * 50 + b"</UnitId></Creator><Id>"
    found = imported(
        record, with_good(tmp_path, "x.tcx", tcx(FIRST + timedelta(days=3)).replace(b"<Id>", unit))
    )
    assert found.state == RunImport.DONE and KeptRun.objects.count() == 3


def test_a_folder_with_a_pipe_and_a_device_is_read_to_its_end(record, tmp_path):
    folder = tmp_path / "runs"
    folder.mkdir()
    os.mkfifo(folder / "a-pipe.fit")
    (folder / "endless.fit").symlink_to("/dev/zero")
    (folder / "good.gpx").write_bytes(gpx(FIRST))
    found = imported(record, folder)
    assert [one.what for one in found.files.filter(outcome=ImportedFile.REFUSED)] == [
        "This is no plain file"
    ] * 2
    assert KeptRun.objects.count() == 1


def test_empty_points_without_number_are_refused_unread(record, tmp_path):
    data = b"<gpx><trk>" + b"<trkpt/>" * 2_000_001 + b"</trk></gpx>"
    path = tmp_path / "points.gpx"
    path.write_bytes(data)
    assert "as no watch builds one" in imported(record, path).files.get().what
