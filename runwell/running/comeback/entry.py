"""Whether running may begin: the app's gate for soft tissue, a clinician's gates for bone."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from runwell.knowledge.pack import Pack
from runwell.running.comeback.ladder import WEEK, is_bone
from runwell.running.comeback.values import Begun, Gates
from runwell.running.comeback.why import Reason, Why

FEMORAL_NECK = "femoral-neck-bsi"
RUN_PHASE = 4


@dataclass(frozen=True, slots=True)
class Entry:
    """closed: everything that keeps it shut; empty: it is open."""

    closed: tuple[Reason, ...] = ()

    @property
    def open(self) -> bool:
        """Whether it is."""
        return not self.closed


def entry(pack: Pack, begun: Begun, gates: Gates, on: date, *, walks: bool = False) -> Entry:
    """Of the way as a whole on that day. walks: for a stage that is walking alone (B1), else for running."""
    if pack.progressions.bands[begun.group].locked:
        return Entry((Reason(Why.LOCKED_GROUP),))
    if gates.locked:
        return Entry((Reason(Why.LOCKED),))
    if on < begun.on:
        return Entry((Reason(Why.NOT_BEGUN, {"day": begun.on.isoformat()}),))
    if is_bone(pack, begun.group):
        return Entry(_bone(pack, begun, gates, on, walks))
    passed = gates.phase >= RUN_PHASE and gates.run_open(on)
    return Entry(() if passed else (Reason(Why.RUN_GATE, {"phase": gates.phase}),))


def _bone(pack: Pack, begun: Begun, gates: Gates, on: date, walks: bool) -> tuple[Reason, ...]:
    """Only a clinician's entry opens a gate; an injured femoral neck has its weeks besides."""
    if walks:
        return () if _since(gates.g2, on) or _since(gates.g3, on) else (Reason(Why.GATE_G2),)
    shut = () if _since(gates.g3, on) else (Reason(Why.GATE_G3),)
    if begun.cause != FEMORAL_NECK or _since(gates.sooner, on):
        return shut
    if gates.diagnosed is None:
        return (*shut, Reason(Why.NO_DIAGNOSIS_DAY))
    rule = pack.progressions.fact("running-again", "femoral-neck-earliest")
    first = gates.diagnosed + timedelta(days=WEEK * int(rule.number))
    if on >= first:
        return shut
    early = Reason(Why.NECK_TOO_EARLY, {"weeks": int(rule.number), "day": first.isoformat()}, rule.rests_on)
    return (*shut, early)


def _since(day: date | None, on: date) -> bool:
    return day is not None and day <= on
