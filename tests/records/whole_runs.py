"""A runner of whom something lies in every table about runs."""

from datetime import UTC, datetime

from runwell.records.models import (
    ImportedFile,
    KeptComeback,
    KeptRun,
    OriginalFile,
    RunImport,
    RunSource,
    RunStreams,
    RunWeek,
    RunWord,
    Upload,
)
from runwell.running.summary import Summary

RUN_NAME = "xrun along the lakex"
BEGAN = datetime(2026, 11, 2, 13, 0, tzinfo=UTC)


def kept_run(record, **changes):
    """A run of an hour and ten kilometers."""
    summary = Summary(id="", began=BEGAN, timer=3600, elapsed=3700, meters=10_000)
    run = KeptRun(patient=record, **changes)
    run.hold(summary)
    run.save()
    return run


def filled_runs(record):
    """At least one row in every table about runs."""
    run = kept_run(record, name=RUN_NAME)
    original = OriginalFile.objects.create(patient=record, sha256="0" * 64, size=1, holds=OriginalFile.RUNS)
    RunSource.objects.create(run=run, original=original, began_at=BEGAN, format="fit", maker="Garmin")
    RunStreams.objects.create(run=run, packed=b"\x01", first_latitude=41.9, first_longitude=-87.6)
    RunWeek.objects.create(
        patient=record, monday=BEGAN.date(), meters=10_000, runs=1, longest=10_000, seconds=3600
    )
    upload = Upload.objects.create(patient=record, name="lake.fit", size=1)
    begun = RunImport.objects.create(patient=record, upload=upload, name="lake.fit")
    ImportedFile.objects.create(
        run_import=begun, number=0, name="lake.fit", outcome=ImportedFile.NEW, original=original, run=run
    )
    KeptComeback.objects.create(patient=record, base={}, pack="hip@0")
    RunWord.objects.create(patient=record, on=BEGAN.date(), during=1)
