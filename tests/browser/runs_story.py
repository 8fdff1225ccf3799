"""A runner's story in watch files: years of running, one run much too far, and the way back.

With ../shared the archive is made of real files moved to other days; without it all of it is made up.
"""

from __future__ import annotations

import zipfile
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

from runwell.records.made_up_runs import MadeUpRuns, MadeUpWalkRun, WatchFile, files_of
from tests.watch_archives import strava_export

BEGAN = date(2026, 10, 4)
"""A Sunday, the run that was too far, and the first day of the pain."""
STEADY, TOO_FAR = 8.0, 16.0  # miles
BESIDE = 3
"""Files of an export that hold nothing recorded: its list, a photo, the profile."""
TWELVE_WEEKS = MadeUpRuns(weeks=(*[STEADY] * 11, TOO_FAR), until_days_ago=0)


@dataclass(frozen=True, slots=True)
class Archive:
    """Where it lies, and what a report of it has to say: outcome -> how many files."""

    path: Path
    counts: dict[str, int]


def of_real_files(folder: Path, files: int) -> Archive:
    """A whole export of Strava with a file a day until the day before the run that was too far."""
    path = folder / "export_7654321.zip"
    built = strava_export(path, files, first_day=BEGAN - timedelta(days=files))
    with zipfile.ZipFile(path, "a") as archive:
        archive.writestr("activities/9999999.tcx", _too_far().data)
    damaged = len(built.damaged)
    new = len(built.runs) - damaged + 1
    counts = {"New": new, "Here already": len(built.same), "Damaged, but kept": damaged}
    return Archive(path, {**counts, "Not a run": len(built.rides) + BESIDE})


def made_up(folder: Path) -> Archive:
    """Twelve weeks as somebody packs a folder, not folded: as large as those of a watch."""
    path, files = folder / "my runs.zip", list(files_of(TWELVE_WEEKS, BEGAN))
    with zipfile.ZipFile(path, "w") as archive:
        for one in [*files, WatchFile("again.tcx", files[0].data), WatchFile("note.xml", b"<note/>")]:
            archive.writestr(one.name, one.data)
    return Archive(path, {"New": len(files), "Here already": 1, "Could not be read": 1})


def walk_run(on: date, walk: int, run: int, times: int) -> WatchFile:
    """So many minutes of walking and of running in turn, that morning."""
    session = MadeUpWalkRun(days_ago=0, walk=walk, run=run, times=times)
    [file] = files_of(MadeUpRuns(weeks=(), until_days_ago=0, later=(session,)), on)
    return file


def _too_far() -> WatchFile:
    *_, last = files_of(TWELVE_WEEKS, BEGAN)
    return last
