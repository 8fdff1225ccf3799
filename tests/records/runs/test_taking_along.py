"""Whoever takes their record along gets their watch files as they handed them in."""

import gzip

import pytest

from runwell.records.actions.export import gather_everything
from runwell.records.importing import originals
from tests.records.runs.handing import FIRST, gpx, imported, zipped

pytestmark = pytest.mark.django_db


def test_the_files_that_hold_runs_are_in_it_and_nobody_elses(patient, other_patient, tmp_path):
    run, folded, ride = gpx(FIRST), gzip.compress(gpx(FIRST, 30, by="other")), gpx(FIRST, sport="cycling")
    files = [("a.gpx", run), ("b.gpx.gz", folded), ("ride.gpx", ride)]
    imported(patient.patient, zipped(tmp_path / "mine.zip", files))
    imported(other_patient.patient, zipped(tmp_path / "theirs.zip", [("c.gpx", gpx(FIRST, 40))]))
    found = gather_everything(by=patient).originals
    assert {one.content for one in found} == {run, folded}
    assert sorted(one.name.partition(".")[2] for one in found) == ["gpx", "gpx.gz"]
    originals.drop_all(patient.patient.id)
    assert gather_everything(by=patient).originals == ()
