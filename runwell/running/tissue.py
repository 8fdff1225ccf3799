"""Relative load of a tissue in two stretches of running: a range and what it assumes (evidence/load.md 5).

D = sum of n * (sigma / sigma_ref) ** b. It is no probability of an injury.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import accumulate
from math import exp

import numpy as np

from runwell.knowledge.load_rules import MusclePeak
from runwell.knowledge.pack import Pack
from runwell.running.baseline import weighted
from runwell.running.summary import Summary

PREFERRED = 100.0


class Assumption(StrEnum):
    """What the figure rests on; each is said where it is shown."""

    EXPONENT_NOT_READ = "exponent-not-read"
    FORCE_BY_STEP_RATE_ALONE = "force-by-step-rate-alone"
    STRAIGHT_LINE = "straight-line"
    AVERAGE_RUNNERS = "average-runners"
    SAME_SPEED_AND_SLOPE = "same-speed-and-slope"
    KNOWN_STEPS_ONLY = "known-steps-only"
    NO_PROBABILITY = "no-probability"


@dataclass(frozen=True, slots=True, kw_only=True)
class TissueLoad:
    """The later stretch divided by the earlier one, as a range over the exponents.

    steps: ratio of the steps. force: ratio of the peak force in each. left_out: runs of unknown steps.
    """

    low: float
    high: float
    exponents: tuple[float, float]
    steps: float
    force: float
    left_out: int
    assumes: tuple[Assumption, ...] = tuple(Assumption)


def damage(cycles: float, force: float, exponent: float) -> float:
    """Of that many cycles, with a force relative to the reference."""
    return float(cycles * force**exponent)


def peak_at(peak: MusclePeak, rate: float, pack: Pack) -> float | None:
    """N/kg at that step rate, % of the preferred one; None outside of what was measured."""
    low, high = pack.load_rules.fact("hip-forces", "step-rate-meaning").value
    if not low <= rate <= high:
        return None
    return float(np.interp(rate, (low, PREFERRED, high), (peak.at_90, peak.at_100, peak.at_110)))


def force_ratio(peak: MusclePeak, rate: float, pack: Pack) -> float | None:
    """The force at that step rate divided by that at the preferred one."""
    force = peak_at(peak, rate, pack)
    return None if force is None else force / peak.at_100


def damage_per_way(peak: MusclePeak, rate: float, exponent: float, pack: Pack) -> float | None:
    """Over the same way at the same speed, relative to the preferred step rate: more steps, another force."""
    ratio = force_ratio(peak, rate, pack)
    return None if ratio is None else damage(rate / PREFERRED, ratio, exponent)


def tissue_load(
    late: Sequence[Summary], early: Sequence[Summary], muscle: str, pack: Pack
) -> TissueLoad | None:
    """The later runs against the earlier; None where steps are unknown or the step rate changed too much."""
    steps, before = steps_of(late), steps_of(early)
    rates = [weighted(runs, "level_cadence") for runs in (late, early)]
    if not steps or not before or rates[0] is None or rates[1] is None:
        return None
    force = force_ratio(pack.load_rules.muscle_peaks[muscle], rates[0] / rates[1] * PREFERRED, pack)
    if force is None:
        return None
    low, high = pack.load_rules.fact("damage", "exponent-range").value
    ends = [damage(steps / before, force, exponent) for exponent in (low, high)]
    return TissueLoad(
        low=min(ends),
        high=max(ends),
        exponents=(low, high),
        steps=steps / before,
        force=force,
        left_out=sum(steps_of([run]) is None for run in (*late, *early)),
    )


def steps_of(runs: Iterable[Summary]) -> float | None:
    """Steps of one leg: cadence * minutes of running / 2, over runs that know both; None where none does."""
    known = [run.cadence * run.run_seconds / 60 / 2 for run in runs if run.cadence and run.run_seconds]
    return sum(known) if known else None


def carried(daily: Sequence[float], tissue: str, pack: Pack) -> tuple[float, ...]:
    """D(t) = D(t-1) * exp(-1/tau) + D of the day, for muscle, tendon or bone; tau is a guess [expert]."""
    fades = exp(-1 / pack.load_rules.fact("damage", f"repair-{tissue}").number)
    return tuple(accumulate(daily, lambda before, today: before * fades + today))
