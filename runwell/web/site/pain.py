"""How much pain an exercise may have, from the pack's bands; the most careful one counts."""

from __future__ import annotations

from dataclasses import dataclass

from runwell.knowledge.exercises import Exercise
from runwell.knowledge.facts import Standing
from runwell.knowledge.pack import Pack


@dataclass(frozen=True, slots=True)
class PainLimits:
    """From go_no_further on, out of 10, the same again; from go_back on, less. expert: by judgment alone."""

    go_no_further: int
    go_back: int
    expert: bool


def limits(pack: Pack, exercise: Exercise) -> PainLimits | None:
    """Of all groups that the exercise suits, the least pain at which each thing is said.

    Groups without sessions are left out, and those of the bone, for which the page says that no pain is
    allowed at all. None: the exercise suits no group that has such bands.
    """
    causes = pack.treatments.causes
    groups = {causes[name].group for name in exercise.suits if name in causes}
    bands = [pack.progressions.bands[group] for group in groups if group in pack.progressions.bands]
    softer = [(b.amber_from, b.red_from, b.rests_on) for b in bands if b.amber_from and b.red_from]
    if not softer:
        return None
    red, rests_on = min((red, rests_on) for _amber, red, rests_on in softer if red is not None)
    amber = min(amber for amber, _red, _on in softer if amber is not None)
    return PainLimits(amber, red, rests_on is Standing.EXPERT)
