"""Lives many simulated patients at once, a process a core."""

from __future__ import annotations

import random
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial
from multiprocessing import get_context

from tqdm import tqdm

from runwell.cli.cases import SECONDS_UNTIL_A_BAR
from runwell.knowledge.pack import Pack
from runwell.programme.causes import group_of
from runwell.programme.simulated import Kind
from runwell.programme.simulated_weeks import Counted, lived
from runwell.records.packs import the_pack

CHUNK = 10  # patients handed to a process at a time


@dataclass(frozen=True, slots=True)
class Patients:
    """How many, from which seed: one of each kind in turn, each cause that is not locked in turn."""

    region: str
    number: int
    seed: int


def simulated(patients: Patients, processes: int) -> list[Counted]:
    """Every patient in order; the number of processes changes how long it takes and nothing else."""
    every = _lives(patients, processes)
    bar = tqdm(every, total=patients.number, unit="patient", file=sys.stderr, delay=SECONDS_UNTIL_A_BAR)
    return list(bar)


def causes(pack: Pack) -> tuple[str, ...]:
    """Those that a programme is given for."""
    bands = pack.progressions.bands
    return tuple(one for one in pack.treatments.causes if not bands[group_of(pack, one)].locked)


def _lives(patients: Patients, processes: int) -> Iterator[Counted]:
    chunks = [range(at, min(at + CHUNK, patients.number)) for at in range(0, patients.number, CHUNK)]
    if processes == 1:
        yield from (one for chunk in chunks for one in _live(patients, chunk))
        return
    with get_context("spawn").Pool(min(processes, len(chunks))) as pool:
        for some in pool.imap(partial(_live, patients), chunks):
            yield from some


def _live(patients: Patients, numbers: range) -> list[Counted]:
    pack, kinds = the_pack(patients.region), list(Kind)
    every = causes(pack)
    return [
        lived(
            pack,
            kinds[number % len(kinds)],
            every[number // len(kinds) % len(every)],
            random.Random(f"{patients.seed}-{number}"),
        )
        for number in numbers
    ]
