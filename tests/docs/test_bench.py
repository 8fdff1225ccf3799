"""`make bench` prints what is claimed about the speed of the check, with the goal beside it."""

import re
import subprocess
import sys

from tests.docs.reading import REPOSITORY, text_of


def test_the_bench_of_the_check_prints_each_figure_and_its_goal():
    said = subprocess.run(
        [sys.executable, "bench/check_speed.py", "1"],
        cwd=REPOSITORY,
        capture_output=True,
        text=True,
        check=True,
        timeout=120,
    ).stdout
    figures = r"median ([\d.]+), 95th centile ([\d.]+)"
    goals = {"next question": 20, "whole verdict": 50}
    for what, goal in goals.items():
        (found,) = re.findall(rf"^{what}: {figures}.*goal: a median of at most {goal} ms", said, re.MULTILINE)
        assert 0 < float(found[0]) <= float(found[1])
    assert re.search(rf"^reading the pack, once: {figures}", said, re.MULTILINE)
    assert re.search(rf"^weighing it, once: {figures}", said, re.MULTILINE)


def test_make_bench_runs_every_bench():
    assert 'for file in bench/*.py; do echo "$$file"; $(BIN)/python "$$file"' in text_of("Makefile")
