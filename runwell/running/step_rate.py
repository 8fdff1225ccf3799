"""What 5 or 10 % more steps a minute would do for a cause, and when they are wrong (evidence/load.md 6)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType

from runwell.knowledge.facts import Fact
from runwell.knowledge.load_rules import MusclePeak
from runwell.knowledge.pack import Pack
from runwell.running.tissue import PREFERRED, force_ratio

OUTER = ("gluteus-medius", "gluteus-minimus")
FLEXORS = ("iliacus", "psoas")
LOADS: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "gluteal-tendinopathy": OUTER,
        "trochanteric-bursitis": OUTER,
        "glute-med-strain": ("gluteus-medius",),
        "itb-proximal": ("gluteus-maximus",),
        "snapping-hip-external": ("gluteus-maximus",),
        "deep-gluteal": ("piriformis",),
        "iliopsoas-tendinopathy": FLEXORS,
        "hip-flexor-strain": FLEXORS,
        "snapping-hip-internal": FLEXORS,
        "hamstring-strain": ("semimembranosus",),
        "hamstring-tendinopathy": ("semimembranosus",),
    }
)
"""Cause -> the muscles of Lenhart's table that pull on what hurts. By anatomy [expert]: gluteus medius and
minimus end on the outer bone; gluteus maximus ends in the band on the thigh's outside; piriformis lies on
the sciatic nerve; iliacus and psoas lift the thigh; semimembranosus is a hamstring. A cause that is not here
has no muscle in that table (joint, bone, adductor, nerve), so nothing is said of it. Whether more steps ease
a muscle is read from the table (https://pmc.ncbi.nlm.nih.gov/articles/PMC4296582/table/T1), not kept here."""


class StepRateAdvice(StrEnum):
    """EASES: all its muscles pull less. WRONG: one pulls harder. NOT_KNOWN: the table has none of them."""

    EASES = "eases"
    WRONG = "wrong"
    NOT_KNOWN = "not-known"


@dataclass(frozen=True, slots=True)
class MuscleChange:
    """What happens to the peak force of a muscle. percents: by how many % more steps -> change in %."""

    peak: MusclePeak
    percents: Mapping[float, float]


@dataclass(frozen=True, slots=True)
class StepRate:
    """For one cause. rests_on: the facts behind it, with their pages."""

    cause: str
    advice: StepRateAdvice
    changes: tuple[MuscleChange, ...]
    rests_on: tuple[Fact, ...]


def step_rate(cause: str, pack: Pack) -> StepRate:
    """What more steps a minute at the same speed would do."""
    forces = pack.load_rules.facts["hip-forces"]
    changes = tuple(muscle_change(muscle, pack) for muscle in LOADS.get(cause, ()))
    return StepRate(cause, advice_of(changes), changes, (forces["step-rate-meaning"], forces["cadence"]))


def muscle_change(muscle: str, pack: Pack) -> MuscleChange:
    """Of one muscle, for each of the step rates that were tried."""
    peak = pack.load_rules.muscle_peaks[muscle]
    tried = pack.load_rules.fact("hip-forces", "cadence").value
    ratios = {more: force_ratio(peak, PREFERRED + more, pack) for more in tried}
    return MuscleChange(
        peak, MappingProxyType({more: (ratio - 1) * 100 for more, ratio in ratios.items() if ratio})
    )


def advice_of(changes: tuple[MuscleChange, ...]) -> StepRateAdvice:
    """One muscle that pulls harder is enough to leave it."""
    if not changes:
        return StepRateAdvice.NOT_KNOWN
    harder = any(percent > 0 for change in changes for percent in change.percents.values())
    return StepRateAdvice.WRONG if harder else StepRateAdvice.EASES
