"""Real files summed up: against what others read from them (MANIFEST.csv), and against a plain loop."""

import csv
from datetime import UTC
from pathlib import Path

import numpy as np
import pytest

from runwell.refusals import Refusal
from runwell.running.files.door import decode
from runwell.running.files.run import Sport
from runwell.running.split import split
from runwell.running.summarised import began_of, distance_of, summarised
from tests.made_runs import HIP

SHARED = Path(__file__).parents[3].parent / "shared" / "runs"
pytestmark = pytest.mark.needs_shared


def real_runs():
    with (SHARED / "MANIFEST.csv").open(encoding="utf-8") as file:
        for row in csv.DictReader(file):
            if row["file"].startswith("bad/") or "run" not in row["sport"].lower():
                continue
            try:
                runs = decode((SHARED / row["file"]).read_bytes())
            except Refusal:
                continue
            if len(runs) == 1 and runs[0].sport is Sport.RUNNING:
                yield row, runs[0]


def by_a_loop(run):
    """Seconds of running by the letter of the rule, one record after the other, without any evening out."""
    streams, seconds, stretch = run.streams, 0.0, 0.0
    for row in range(1, len(streams)):
        step = streams.time[row] - streams.time[row - 1]
        fast = not streams.speed[row] < 1.7
        often = not streams.cadence[row] < 140
        if fast and often and 0 < step <= 10:
            stretch += step
            continue
        seconds, stretch = seconds + (stretch if stretch >= 5 else 0), 0.0
    return seconds + stretch


def test_distance_and_time_as_others_read_them():
    tried = 0
    for row, run in real_runs():
        kept = summarised(run, id=row["file"], began=began_of(run, UTC), pack=HIP)
        if row["distance_m"] and row["duration_s"] and float(row["distance_m"]) > 0:
            assert distance_of(run) == pytest.approx(float(row["distance_m"]), rel=0.01, abs=10), row["file"]
            assert kept.elapsed >= float(row["duration_s"]) * 0.99 - 5, row["file"]
            tried += 1
        if kept.run_seconds is not None:
            assert kept.run_seconds + kept.walk_seconds <= kept.elapsed + 1, row["file"]
            assert kept.longest_block <= kept.run_seconds
    assert tried >= 20


def test_running_time_is_that_of_a_plain_loop():
    tried = 0
    for row, run in real_runs():
        known = np.isfinite(run.streams.speed).mean() if len(run.streams) else 0
        if (
            known < 0.99
            or np.median(np.diff(run.streams.time)) > 1
            or not (run.streams.cadence > 0).mean() > 0.9
        ):
            continue
        parts = split(run.streams, HIP)
        assert parts.run_seconds == pytest.approx(by_a_loop(run), rel=0.05, abs=20), row["file"]
        tried += 1
    assert tried >= 5
