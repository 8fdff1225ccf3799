"""How long the check takes to think: the next question, a whole verdict, reading the pack. One core.

Run by `make bench`. The figures are printed and never asserted: machines are shared and noisy.
"""

import random
import statistics
import time
from datetime import date

from runwell.check.answers import Answers
from runwell.check.next_question import best
from runwell.check.verdict import conclude
from runwell.records.packs import PACKS, load

RUNNERS = 20
WANTED = {"next question": 20, "whole verdict": 50}  # milliseconds, medians


def main() -> None:
    started = time.process_time()
    pack = load(PACKS / "hip")
    print(f"reading the pack: {1000 * (time.process_time() - started):.0f} ms, once a process")
    best(pack, Answers.of(pack, {}))
    questions, verdicts = [], []
    for number in range(RUNNERS):
        asked, answers = one_runner(pack, random.Random(number))
        questions += asked
        verdicts.append(timed(conclude, pack, answers, today=date(2026, 11, 24), show_causes=True)[0])
    show("next question", questions)
    show("whole verdict", verdicts)


def one_runner(pack, chance):
    """A runner who answers at random: (milliseconds of each next question, the final answers)."""
    answers, times = Answers.of(pack, {}), []
    while True:
        milliseconds, page = timed(best, pack, answers)
        times.append(milliseconds)
        if page is None:
            return times, answers
        given = {f.id: answer(f, chance) for f in page.findings if chance.random() < 0.8}
        answers = answers.with_(pack, given, [f.id for f in page.findings])


def answer(finding, chance):
    """Any answer, but no red flag: one of those would end the check before its costly part."""
    return "no" if finding.kind == "red-flag" and "no" in finding.values else chance.choice(finding.values)


def timed(function, *args, **named):
    started = time.process_time()
    value = function(*args, **named)
    return 1000 * (time.process_time() - started), value


def show(what, times):
    median, worst = statistics.median(times), max(times)
    print(f"{what}: median {median:.1f} ms, worst {worst:.1f} ms of {len(times)} (wanted: {WANTED[what]} ms)")


if __name__ == "__main__":
    main()
