"""What a programme is made for: the cause, how far it has come, what is open, what is at hand."""

from __future__ import annotations

from dataclasses import dataclass

from runwell.knowledge.exercises import PHASES
from runwell.knowledge.pack import Pack
from runwell.programme.because import Because
from runwell.refusals import Refusal

DAYS = range(1, 8)
MOST_PAIN = 10


@dataclass(frozen=True, slots=True, kw_only=True)
class Situation:
    """cause: id of a cause or impairment of the pack. also: others that are open beside it.

    phase: 1 settle, 2 load, 3 strengthen, 4 run. gate: the last bone gate that a clinician opened, "" none.
    equipment: ids of what is at hand. sore: ids of places that hurt today. weekdays: 1 Monday to 7 Sunday, as
    picked. locks: why no exercise is given beside what the cause itself says: red flags, a clinician's word.
    """

    cause: str
    also: tuple[str, ...] = ()
    phase: int = 1
    gate: str = ""
    equipment: frozenset[str] = frozenset()
    sore: frozenset[str] = frozenset()
    weekdays: tuple[int, ...] = (1, 3, 5)
    locks: tuple[Because, ...] = ()

    def __post_init__(self) -> None:
        if self.phase not in PHASES:
            raise Refusal(f"There is no phase {self.phase}", "phase", "Use 1 to 4")
        days = set(self.weekdays)
        if not days or len(days) < len(self.weekdays) or not days <= set(DAYS):
            raise Refusal(
                "These are no weekdays", "weekdays", "Name each day once, 1 for Monday to 7 for Sunday"
            )

    @property
    def causes(self) -> tuple[str, ...]:
        """The cause and everything that is open beside it."""
        return (self.cause, *self.also)


def everyday(pack: Pack) -> frozenset[str]:
    """The equipment that stands in most homes."""
    return frozenset(one.id for one in pack.equipment.values() if one.everyday)


def demand_known(pack: Pack, situation: Situation) -> None:
    """Refusal: a cause or a gate that the pack does not have."""
    for one in situation.causes:
        if one not in pack.causes and one not in pack.impairments:
            mend = "`runwell plan --cause` names one of the pack's causes or impairments"
            raise Refusal(f"“{one}” is no cause of {pack.region}", "cause", mend)
    if situation.gate and situation.gate not in pack.progressions.gates:
        raise Refusal(f"There is no gate “{situation.gate}”", "gate", "Use G0 to G3")
    for one in sorted(situation.equipment - set(pack.equipment)):
        mend = f"Use one of: {', '.join(pack.equipment)}"
        raise Refusal(f"“{one}” is no equipment of {pack.region}", "equipment", mend)
