"""Harms: what it costs a runner to be seen later, or sooner, than the cause of the pain needs.

Costs are relative; 1 is a visit to a physical therapist that was not needed. Every row of costs over the five
levels is convex (a step sooner never saves more than the step before it), and for a must-not-miss cause it
never rises. So the level with the least expected harm never falls when such a cause becomes more likely.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import pairwise

from runwell.knowledge.causes import MUST_NOT_MISS, Cause
from runwell.knowledge.frozen import freeze_mappings
from runwell.knowledge.levels import Level
from runwell.knowledge.likelihoods import Basis
from runwell.refusals import Refusal

UNLISTED = "unlisted"  # something that is not on the pack's list
UNLISTED_NEED = Level.PHYSICAL_THERAPIST
SLACK = 1e-9  # differences of printed costs are not exact


@dataclass(frozen=True, slots=True)
class TooSoon:
    """What each level costs whoever did not need it: cost of every level, from 0, rising ever faster."""

    cost: Mapping[Level, float]
    basis: Basis

    def __post_init__(self) -> None:
        missing = [level.id for level in Level if level not in self.cost]
        if missing:
            raise Refusal(f"There is no cost for: {', '.join(missing)}", mend="Write one for every level")
        steps = _steps([self.cost[level] for level in Level])
        if self.cost[Level.SELF_CARE] != 0 or min(steps) <= 0:
            raise Refusal(
                "The costs do not rise from 0 with the level", mend="Write 0 for self-care, then more"
            )
        _must_be_convex(steps)
        freeze_mappings(self)


@dataclass(frozen=True, slots=True)
class TooLate:
    """What each level below the needed one costs whoever has the cause.

    cause: its id, or UNLISTED. cost: exactly the levels below the one that the cause needs.
    """

    cause: str
    cost: Mapping[Level, float]
    basis: Basis

    def __post_init__(self) -> None:
        below = [level for level in Level if level < len(self.cost)]
        if not 0 < len(below) < len(Level) or set(self.cost) != set(below):
            raise Refusal(
                "The costs are not those of all levels below one", mend="Begin with self-care, no gap"
            )
        if min(self.cost.values()) < 0:
            raise Refusal(f"{min(self.cost.values())} is not a cost", mend="Write 0 or more")
        _must_be_convex(_steps([*(self.cost[level] for level in below), 0.0]))
        freeze_mappings(self)

    @property
    def need(self) -> Level:
        """The level that the cause needs: the first without a cost."""
        return Level(len(self.cost))


@dataclass(frozen=True, slots=True)
class Harms:
    """too_late: by the id of the cause, for each cause that needs more than self-care, and for UNLISTED."""

    too_soon: TooSoon
    too_late: Mapping[str, TooLate]

    def __post_init__(self) -> None:
        if UNLISTED not in self.too_late:
            raise Refusal(
                f"There is no [too_late.{UNLISTED}]", mend="Write what a cause without a name costs"
            )
        if self.too_late[UNLISTED].need != UNLISTED_NEED:
            what = f"What is not on the list needs {UNLISTED_NEED.id}"
            raise Refusal(what, mend=f"Write the levels below it in [too_late.{UNLISTED}.cost]")
        freeze_mappings(self)

    def harm(self, cause: Cause, level: Level) -> float:
        """What it costs whoever has the cause to be sent to that level; 0 at the level that it needs."""
        return self._harm(cause.id, cause.default_triage, level)

    def unlisted_harm(self, level: Level) -> float:
        """The same for something that is not on the list: it needs a physical therapist."""
        return self._harm(UNLISTED, UNLISTED_NEED, level)

    def matrix(self, causes: Iterable[Cause]) -> tuple[tuple[float, ...], ...]:
        """A row a cause, in the order given, and last the unlisted one; a column a level, in rising order."""
        rows = [tuple(self.harm(cause, level) for level in Level) for cause in causes]
        return (*rows, tuple(self.unlisted_harm(level) for level in Level))

    def _harm(self, cause: str, need: Level, level: Level) -> float:
        if level < need:
            return self.too_late[cause].cost[level]
        if need >= MUST_NOT_MISS:
            return 0.0
        return self.too_soon.cost[level] - self.too_soon.cost[need]


def _steps(costs: Iterable[float]) -> list[float]:
    """How much each level costs more than the one below it."""
    return [later - earlier for earlier, later in pairwise(costs)]


def _must_be_convex(steps: list[float]) -> None:
    for level, (step, following) in enumerate(pairwise(steps), start=1):
        if following < step - SLACK:
            what = f"The step up to {Level(level).id} adds {step:g}, the next one only {following:g}"
            mend = "A step must add as much as the step below it, or more (a saving counts as less than 0)"
            raise Refusal(what, mend=mend)
