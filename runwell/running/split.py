"""Running told apart from walking, by cadence and speed, whichever of them was recorded."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from runwell.knowledge.pack import Pack
from runwell.running.files.run import Streams
from runwell.running.intervals import Flags, Intervals, intervals

WALK, RUN, UNKNOWN, PAUSE = 0, 1, 2, 3
States = npt.NDArray[np.int8]


@dataclass(frozen=True, slots=True)
class Block:
    """Running without a break. start: seconds since 1970."""

    start: float
    seconds: float


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Split:
    """Seconds of running and of walking (or standing), and the blocks of running in their order.

    Pauses of the watch and time of which nothing is known count as neither. running: by step of `steps`.
    """

    run_seconds: float
    walk_seconds: float
    blocks: tuple[Block, ...]
    steps: Intervals
    running: Flags

    @property
    def longest_block(self) -> float:
        """Seconds of the longest block."""
        return max((block.seconds for block in self.blocks), default=0.0)


def split(streams: Streams, pack: Pack) -> Split | None:
    """The walk-run split; None where neither cadence nor speed is known at any time."""
    watch = pack.load_rules.facts["watch"]
    least = watch["run-seconds"].number
    steps = intervals(streams, window=least, running=watch["run-speed"].number)
    states = sorted_out(steps, pack)
    if not len(states) or (states >= UNKNOWN).all():
        return None
    states = bridged(dropped(states, steps, least), steps, least)
    running = states == RUN
    return Split(
        run_seconds=float(steps.seconds[running].sum()),
        walk_seconds=float(steps.seconds[states == WALK].sum()),
        blocks=blocks(states, steps),
        steps=steps,
        running=running,
    )


def sorted_out(steps: Intervals, pack: Pack) -> States:
    """What each step is by itself: fast enough and often enough, as far as either is known."""
    watch = pack.load_rules.facts["watch"]
    fast = ~(steps.speed < watch["run-speed"].number)
    often = ~(steps.cadence < watch["run-cadence"].number)
    states = np.where(fast & often, RUN, WALK).astype(np.int8)
    states[np.isnan(steps.speed) & np.isnan(steps.cadence)] = UNKNOWN
    states[steps.pause] = PAUSE
    return states


def stretches(states: States, steps: Intervals) -> tuple[npt.NDArray[np.intp], npt.NDArray[np.float64]]:
    """Where each stretch of one state begins, and how many seconds it has."""
    begins = np.flatnonzero(np.diff(states, prepend=np.int8(-1)))
    return begins, np.add.reduceat(steps.seconds, begins)


def dropped(states: States, steps: Intervals, least: float) -> States:
    """Running that does not last is none."""
    begins, seconds = stretches(states, steps)
    short = (states[begins] == RUN) & (seconds < least)
    return painted(states, begins, short, WALK)


def bridged(states: States, steps: Intervals, least: float) -> States:
    """[expert] A lapse within running that is as short does not end it; a pause of the watch does."""
    begins, seconds = stretches(states, steps)
    kinds = states[begins]
    around = np.concatenate(([WALK], kinds, [WALK]))
    inside = (around[:-2] == RUN) & (around[2:] == RUN)
    lapse = ((kinds == WALK) | (kinds == UNKNOWN)) & (seconds < least) & inside
    return painted(states, begins, lapse, RUN)


def painted(states: States, begins: npt.NDArray[np.intp], which: Flags, state: int) -> States:
    """The same, with those stretches made `state`."""
    lengths = np.diff(np.append(begins, len(states)))
    return np.where(np.repeat(which, lengths), np.int8(state), states).astype(np.int8)


def blocks(states: States, steps: Intervals) -> tuple[Block, ...]:
    """The stretches of running."""
    begins, seconds = stretches(states, steps)
    run = states[begins] == RUN
    return tuple(map(Block, steps.start[begins[run]].tolist(), seconds[run].tolist()))
