"""Checks many simulated runners at once, a process a core."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial
from multiprocessing import get_context

from tqdm import tqdm

from runwell.check.evaluation import Evaluation, evaluate
from runwell.check.outcomes import asked
from runwell.check.scoring import ScoredCase
from runwell.check.simulated_runners import runner, truth
from runwell.cli.cases import SECONDS_UNTIL_A_BAR
from runwell.records.packs import the_pack

CHUNK = 10  # runners handed to a process at a time
THREADS = ("OPENBLAS_NUM_THREADS", "OMP_NUM_THREADS", "MKL_NUM_THREADS")


@dataclass(frozen=True, slots=True)
class Draw:
    """Which runners are drawn: how many, from which seed, how noisy, and whether all with one cause."""

    region: str
    runners: int
    seed: int
    noise: float = 0.0
    cause: str | None = None


def simulated(draw: Draw, processes: int) -> Evaluation:
    """The evaluation of the runners; the number of processes changes how long it takes and nothing else."""
    every = _scored(draw, processes)
    bar = tqdm(every, total=draw.runners, unit="runner", file=sys.stderr, delay=SECONDS_UNTIL_A_BAR)
    return evaluate(the_pack(draw.region), list(bar))


def _scored(draw: Draw, processes: int) -> Iterator[ScoredCase]:
    """The runners in the order of their numbers."""
    chunks = [range(at, min(at + CHUNK, draw.runners)) for at in range(0, draw.runners, CHUNK)]
    if processes == 1:
        yield from (case for chunk in chunks for case in _check(draw, chunk))
        return
    for name in THREADS:  # one process a core: threads inside each would only be in each other's way
        os.environ.setdefault(name, "1")
    with get_context("spawn").Pool(min(processes, len(chunks))) as pool:
        for cases in pool.imap(partial(_check, draw), chunks):
            yield from cases


def _check(draw: Draw, numbers: range) -> list[ScoredCase]:
    pack = the_pack(draw.region)
    runners = [runner(pack, seed=draw.seed, number=n, noise=draw.noise, cause=draw.cause) for n in numbers]
    return [ScoredCase(truth(pack, one.cause), asked(pack, one.answers)) for one in runners]
