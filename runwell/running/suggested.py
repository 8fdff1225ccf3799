"""Which answer to `training-change` the files suggest, and why. The runner has the last word.

All limits but the pack's are [expert]. In this order: coming back comes first, since all else grows with it;
then farther or more often; then faster or hillier. Intervals within a run are not seen: only its usual speed
is kept.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from runwell.knowledge.pack import Pack
from runwell.running.load import Spike
from runwell.running.stretches import FEWEST, Compared

HILLIER_PERCENT, HILLIER_METERS = 50.0, 5.0
"""[expert] Half as much climb on each kilometer again, and 5 m more: less is another route."""


class Sign(StrEnum):
    """What was found; or, from FILES_END_EARLY on, why files do not tell enough."""

    BREAK = "break"
    SPIKE = "spike"
    MORE_KM = "more-km"
    MORE_RUNS = "more-runs"
    FASTER = "faster"
    HILLIER = "hillier"
    NO_CHANGE = "no-change"
    FILES_END_EARLY = "files-end-early"
    FILES_BEGIN_LATE = "files-begin-late"
    FEW_RUNS = "few-runs"
    DISTANCES_UNKNOWN = "distances-unknown"
    SPEED_UNKNOWN = "speed-unknown"


ANSWERS = {
    Sign.BREAK: "new-or-return",
    Sign.SPIKE: "more-volume",
    Sign.MORE_KM: "more-volume",
    Sign.MORE_RUNS: "more-volume",
    Sign.FASTER: "more-speed-or-hills",
    Sign.HILLIER: "more-speed-or-hills",
    Sign.NO_CHANGE: "none",
}
"""In the order in which they count."""


@dataclass(frozen=True, slots=True)
class Reason:
    """A sign with its size: days of a break, % of the others; None where there is none."""

    sign: Sign
    size: float | None = None


@dataclass(frozen=True, slots=True)
class Suggestion:
    """choice: of `training-change`, None where files do not tell. reasons: the weightiest first."""

    choice: str | None
    reasons: tuple[Reason, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """What a suggestion is made from. runs: in the four weeks before, and in the four before those."""

    pause: int | None
    spike: Spike | None
    volume: Compared | None
    often: Compared | None
    speed: Compared | None
    climb: Compared | None
    runs: tuple[int, int]
    ends_early: bool
    begins_late: bool


def suggested(told: Told, pack: Pack) -> Suggestion:
    """The answer with its reasons."""
    if told.ends_early:
        return Suggestion(None, (Reason(Sign.FILES_END_EARLY),))
    if found := tuple(signs(told, pack)):
        return Suggestion(ANSWERS[found[0].sign], found)
    if lacks := tuple(lacking(told)):
        return Suggestion(None, lacks)
    return Suggestion(ANSWERS[Sign.NO_CHANGE], (Reason(Sign.NO_CHANGE),))


def signs(told: Told, pack: Pack) -> Iterator[Reason]:
    """Each change that is large enough to be called one, in the order of `ANSWERS`."""
    large = pack.load_rules.fact("weekly", "large-change").number * 100
    if told.pause is not None:
        yield Reason(Sign.BREAK, told.pause)
    if told.spike and told.spike.longer_by is not None and told.spike.longer_by > large:
        yield Reason(Sign.SPIKE, told.spike.longer_by)
    enough = told.runs[0] >= FEWEST
    more, oftener = percent(told.volume), percent(told.often)
    if enough and more > large:
        yield Reason(Sign.MORE_KM, more)
    if enough and oftener > large and (told.volume is None or more >= 0):
        yield Reason(Sign.MORE_RUNS, oftener)
    yield from quicker_or_hillier(told, pack)


def quicker_or_hillier(told: Told, pack: Pack) -> Iterator[Reason]:
    """Speed beyond what runs at one pace differ by, and climb."""
    faster, hillier = percent(told.speed), percent(told.climb)
    if faster > pack.load_rules.fact("watch", "baseline-pace").number:
        yield Reason(Sign.FASTER, faster)
    if told.climb and told.climb.late - told.climb.early > HILLIER_METERS and hillier > HILLIER_PERCENT:
        yield Reason(Sign.HILLIER, hillier)


def percent(compared: Compared | None) -> float:
    """How much more; 0 where that is not known."""
    return (compared.percent or 0.0) if compared else 0.0


def lacking(told: Told) -> Iterator[Reason]:
    """Why it cannot be said that nothing changed."""
    if told.begins_late:
        yield Reason(Sign.FILES_BEGIN_LATE)
    elif min(told.runs) < FEWEST:
        yield Reason(Sign.FEW_RUNS)
    elif told.volume is None:
        yield Reason(Sign.DISTANCES_UNKNOWN)
    elif told.speed is None:
        yield Reason(Sign.SPEED_UNKNOWN)
