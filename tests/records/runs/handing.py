"""Handing in and reading watch files in a test, and what is then kept, without ids."""

from __future__ import annotations

import zipfile
from datetime import UTC, datetime, timedelta

from runwell.records.actions.run_imports import begin_from_path
from runwell.records.importing.going_on import go_on
from runwell.records.importing.handed_in import mark_of
from runwell.records.models import KeptRun, OriginalFile, RunWeek
from runwell.records.models.kept_run import DERIVED

FIRST = datetime(2026, 3, 2, 12, 0, tzinfo=UTC)
GPX = (
    '<gpx version="1.1" creator="{by}"><trk><name>{name}</name><type>{sport}</type>'
    "<trkseg>{points}</trkseg></trk></gpx>"
)
SPACE = "http://www.garmin.com/xmlschemas/TrainingCenterDatabase/v2"
POINT = '<trkpt lat="{lat:.6f}" lon="{lon:.6f}"><ele>180</ele><time>{at:%Y-%m-%dT%H:%M:%SZ}</time></trkpt>'


def gpx(began=FIRST, minutes=20, *, by="a watch", name="Lake", sport="running", every=5, speed=3.0):
    """A run due north, a point every few seconds."""
    points = [
        POINT.format(lat=41.9 + speed * second / 111_195, lon=-87.6, at=began + timedelta(seconds=second))
        for second in range(0, minutes * 60 + 1, every)
    ]
    return GPX.format(by=by, name=name, sport=sport, points="".join(points)).encode()


def tcx(began=FIRST, minutes=20, *, speed=3.0, every=5, sport="Running"):
    """The same as a treadmill or a watch without satellites writes it: distance and heart rate."""
    points = "".join(
        f"<Trackpoint><Time>{began + timedelta(seconds=second):%Y-%m-%dT%H:%M:%SZ}</Time>"
        f"<DistanceMeters>{speed * second:.1f}</DistanceMeters>"
        "<HeartRateBpm><Value>140</Value></HeartRateBpm></Trackpoint>"
        for second in range(0, minutes * 60 + 1, every)
    )
    return (
        f'<TrainingCenterDatabase xmlns="{SPACE}"><Activities><Activity Sport="{sport}">'
        f'<Id>{began:%Y-%m-%dT%H:%M:%SZ}</Id><Lap StartTime="{began:%Y-%m-%dT%H:%M:%SZ}">'
        f"<TotalTimeSeconds>{minutes * 60}</TotalTimeSeconds>"
        f"<DistanceMeters>{speed * minutes * 60:.1f}</DistanceMeters>"
        f"<Track>{points}</Track></Lap></Activity></Activities></TrainingCenterDatabase>"
    ).encode()


def zipped(path, files):
    """A zip of these names and bytes, in this order."""
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in files:
            archive.writestr(zipfile.ZipInfo(name, (2026, 11, 1, 12, 0, 0)), data, zipfile.ZIP_DEFLATED)
    return path


def imported(record, path, *, still=lambda: True, again=False):
    """Read all of a path for this record. again: as if it were another path."""
    mark = f"{mark_of(path)[:40]}-{again}" if again else mark_of(path)
    begun = begin_from_path(by="test", patient_id=record.id, name=path.name, mark=mark)
    return go_on("test", begun, path, still=still, tell=lambda _: None)


def kept(record):
    """Runs with their streams and copies, files and weeks, as plain values without ids."""
    runs = [
        {
            **{
                name: getattr(run, name)
                for name in (*DERIVED, "began_at", "utc_offset", "on", "name", "gear")
            },
            "file_meters": run.file_meters,
            "packed": bytes(run.streams.packed),
            "laps": run.streams.laps,
            "ends": (run.streams.first_latitude, run.streams.last_longitude),
            "copies": sorted((one.original.sha256, one.nth, one.shown) for one in run.sources.all()),
        }
        for run in KeptRun.objects.filter(patient=record).prefetch_related("streams", "sources__original")
    ]
    runs.sort(key=lambda one: (one["began_at"], one["copies"]))
    files = OriginalFile.objects.filter(patient=record).order_by("sha256")
    weeks = RunWeek.objects.filter(patient=record).order_by("monday")
    return (
        runs,
        list(files.values_list("sha256", "size", "holds", "what", "harms")),
        list(weeks.values_list("monday", "meters", "runs", "longest", "seconds")),
    )


def lines(found):
    """What became of each file: name -> outcome."""
    return dict(found.files.values_list("name", "outcome"))
