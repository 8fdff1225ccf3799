"""The watch files of the demo's runners are what they say, in a form that the reader takes."""

from datetime import date, timedelta

from runwell.records.made_up_runs import METERS_A_MILE, MadeUpRuns, MadeUpWalkRun, files_of
from runwell.running.files.door import decode
from runwell.running.files.run import Sport

TODAY = date(2026, 11, 28)


def decoded(**story):
    files = list(files_of(MadeUpRuns(**{"weeks": (5, 8), "until_days_ago": 10, **story}), TODAY))
    return files, [run for file in files for run in decode(file.data)]


def test_each_week_has_its_longest_run_and_two_shorter_ones():
    _, runs = decoded()
    assert max(run.meters for run in runs) > 7.9 * METERS_A_MILE
    assert {run.sport for run in runs} == {Sport.RUNNING} and not any(run.damage for run in runs)


def test_a_walk_run_session_has_its_minutes():
    _, runs = decoded(weeks=(), later=(MadeUpWalkRun(days_ago=3, walk=2, run=3, times=3),))
    assert [run.timer for run in runs] == [15 * 60]


def test_a_treadmill_has_no_positions():
    _, runs = decoded(treadmill=2)
    assert [run.has_positions for run in runs] == [n % 2 == 0 for n in range(len(runs))]


def test_a_week_without_a_run_has_no_file_and_nothing_lies_after_the_last_day():
    files, _ = decoded(weeks=(0, 0, 5))
    assert len(files) <= 3
    assert all(file.name[:10] <= (TODAY - timedelta(days=10)).isoformat() for file in files)


def test_the_same_story_gives_the_same_bytes():
    assert decoded()[0] == decoded()[0]
