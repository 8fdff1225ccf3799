"""How long the check takes to think, on runners drawn from the pack: the next question, a whole verdict.

`make bench`, or `.venv/bin/python bench/check_speed.py RUNNERS`. One core. The figures are printed and never
asserted: machines are shared and noisy, so compare figures of one run with each other.
"""

import os

# Before numpy is loaded: one core, as a small server has for each of its workers.
os.environ.update(dict.fromkeys(("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS"), "1"))

import statistics
import sys
import time
from datetime import date

from runwell.check.answers import Answers
from runwell.check.beliefs import after
from runwell.check.next_question import following
from runwell.check.simulated_runners import runner
from runwell.check.spread import intervals
from runwell.check.verdict import conclude
from runwell.check.weights import weigh
from runwell.records.packs import PACKS, load

RUNNERS, SEED, NOISE = 60, 1, 0.7
TODAY = date(2026, 11, 24)
GOALS = {"next question": 20, "whole verdict": 50}  # milliseconds, medians; most questions have a fixed place


def main(runners=RUNNERS) -> None:
    reading, pack = timed(load, PACKS / "hip")
    weighing, _ = timed(weigh, pack)
    warm_up(pack)
    questions, chosen, verdicts = [], [], []
    for number in range(runners):
        times, answers = one_check(pack, runner(pack, seed=SEED, number=number, noise=NOISE).answers)
        questions += [milliseconds for milliseconds, _ in times]
        chosen += [milliseconds for milliseconds, page in times if page not in pack.limits.first_pages]
        verdicts.append(timed(conclude, pack, answers, today=TODAY, show_causes=True)[0])
    print(f"{runners} runners drawn from the pack, {len(questions)} pages; milliseconds on one core")
    unit = show("next question", questions)
    show("next question, where all are weighed", chosen, unit)
    show("whole verdict", verdicts, unit)
    show("reading the pack, once", [reading], unit)
    show("weighing it, once", [weighing], unit)


def warm_up(pack):
    """What is worked out once a process, and no runner waits for twice."""
    nothing = Answers.of(pack, {})
    after(pack, nothing)
    intervals(pack, nothing)
    following(pack, nothing)
    conclude(pack, nothing, today=TODAY, show_causes=True)


def one_check(pack, known):
    """((milliseconds, id of the page or None) of each next question, the answers at the end)."""
    answers, times = Answers.of(pack, {}), []
    while True:
        milliseconds, page = timed(following, pack, answers)
        times.append((milliseconds, page and page.id))
        if page is None:
            return times, answers
        names = [finding.id for finding in page.findings]
        answers = answers.with_(pack, {name: known[name] for name in names if name in known}, names)


def timed(function, *args, **named):
    started = time.process_time()
    value = function(*args, **named)
    return 1000 * (time.process_time() - started), value


def show(what, times, unit=None):
    """Print the median, the 95th centile and the ratio to the median of the next question; the median."""
    median = statistics.median(times)
    high = statistics.quantiles(times, n=20, method="inclusive")[-1] if len(times) > 1 else median
    ratio = f", {median / unit:.1f} x the next question" if unit else ""
    goal = f" (goal: a median of at most {GOALS[what]} ms)" if what in GOALS else ""
    print(f"{what}: median {median:.1f}, 95th centile {high:.1f}{ratio}{goal}")
    return median


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))
