"""How fast FIT files are read: ours beside fitdecode, and beside only reading the bytes.

`make bench`, or `.venv/bin/python bench/fit_decoding.py ROUNDS FOLDER`. Every run of ../shared/runs/fit goes
from bytes in memory to the same eight columns, in rounds that take turns, on one core, by CPU time. Ratios
are printed and never asserted: machines are shared and noisy, so compare figures of one run with each other.
"""

import os

# Before numpy is loaded: one core, as a small server has for each of its workers.
os.environ.update(dict.fromkeys(("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS"), "1"))

import statistics
import sys
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))  # the oracles live with the tests

from runwell.running.files.fit import decode_fit
from runwell.running.files.run import Sport
from tests.unit.running.fit_oracles import COLUMNS, by_fitdecode

ROUNDS, GOAL = 3, 25
FOLDER = Path(__file__).resolve().parents[2] / "shared" / "runs" / "fit"
MOST = 800_000  # bytes: a run of many hours would outweigh all others


def main(rounds=ROUNDS, folder=FOLDER) -> None:
    files = list(runs(Path(folder)))
    datas = [file.read_bytes() for file in files]
    megabytes = sum(map(len, datas)) / 1e6
    print(
        f"{len(files)} runs, {megabytes:.1f} MB, {sum(map(records, datas))} records; CPU seconds on one core"
    )
    readers = {
        "ours": (datas, ours, 5),
        "fitdecode": (datas, by_fitdecode, 1),
        "reading bytes": (files, read, 5),
    }
    taken = {name: [] for name in readers}
    for _ in range(int(rounds)):
        for name, (items, reader, times) in readers.items():  # in turn, so that a busy minute slows all
            taken[name].append(cpu_seconds(items, reader, times))
    medians = {name: statistics.median(some) for name, some in taken.items()}
    for name, seconds in medians.items():
        print(f"{name}: {len(files) / seconds:.1f} files/s, {megabytes / seconds:.1f} MB/s")
    ratio, bound = (medians[other] / medians["ours"] for other in ("fitdecode", "reading bytes"))
    print(
        f"ours takes 1/{ratio:.0f} of fitdecode's time (goal: 1/{GOAL}), {1 / bound:.0f} x reading the bytes"
    )


def runs(folder):
    for file in sorted(folder.glob("*.fit")):
        if file.stat().st_size <= MOST and holds_a_run(file.read_bytes()):
            yield file


def holds_a_run(data):
    from runwell.refusals import Refusal

    try:
        return any(run.sport is Sport.RUNNING for run in decode_fit(data))
    except Refusal:
        return False


def records(data):
    return sum(len(run.streams) for run in decode_fit(data))


def ours(data):
    return [{name: getattr(run.streams, name) for name in COLUMNS} for run in decode_fit(data)]


def read(file):
    return file.read_bytes()


def cpu_seconds(items, reader, times):
    """For one round over all items."""
    started = time.process_time()
    for _ in range(times):
        for item in items:
            reader(item)
    return (time.process_time() - started) / times


if __name__ == "__main__":
    main(*sys.argv[1:])
