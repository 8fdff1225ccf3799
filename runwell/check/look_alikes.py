"""Look-alikes among the named causes: those that these answers cannot tell apart, and what would."""

from __future__ import annotations

from dataclasses import dataclass

from runwell.check.shown_causes import CauseFit
from runwell.knowledge.look_alikes import LookAlikes
from runwell.knowledge.pack import Pack

NAMED = 3  # of the best named causes as many are shown together at most


@dataclass(frozen=True, slots=True)
class Unclear:
    """The two or three best named causes, by their plain names, that fit about equally well.

    told_apart: what tells them apart in an exam or a scan, with its grade and the keys of its sources; all
    empty where the pack has no word on them together.
    """

    names: tuple[str, ...]
    told_apart: str = ""
    grade: str = ""
    sources: tuple[str, ...] = ()


def unclear(pack: Pack, causes: tuple[CauseFit, ...]) -> Unclear | None:
    """The best named causes whose ranges overlap, best first; None where the first stands out."""
    close = [cause for cause in causes[:NAMED] if causes[0].low < cause.high]
    if len(close) < 2 or close[1] is not causes[1]:
        return None
    for alike in sorted(pack.look_alikes.values(), key=lambda alike: -_held(alike, close)):
        if (held := _held(alike, close)) > 1:
            return Unclear(
                tuple(cause.name for cause in close[:held]),
                alike.told_apart,
                alike.grade.value,
                alike.sources,
            )
    return Unclear((close[0].name, close[1].name))


def _held(alike: LookAlikes, causes: list[CauseFit]) -> int:
    """How many of the causes, from the best on, stand in the group; a family does if a cause of it does."""
    held = 0
    for cause in causes:
        if not set(cause.causes) & set(alike.causes):
            break
        held += 1
    return held
