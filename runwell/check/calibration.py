"""Whether probabilities and bands keep their word: Brier score, and what was said against what was so."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from runwell.check.answers import Answers
from runwell.check.beliefs import after
from runwell.check.outcomes import grouped
from runwell.check.proportions import Proportion
from runwell.check.scoring import ScoredCase
from runwell.knowledge.limits import CheckLimits
from runwell.knowledge.pack import Pack

Groups = tuple[tuple[str, float], ...]


@dataclass(frozen=True, slots=True)
class Kept:
    """The groups of all cases that were said alike: how probable on average, and how many were right."""

    said: str
    mean: float | None
    right: Proportion


@dataclass(frozen=True, slots=True)
class Calibration:
    """How far what was said may be trusted.

    brier: mean over cases of the squared differences summed over groups, "unlisted" being one of them; 0 is
    perfect, 2 the worst. brier_of_priors: the same when nothing is asked. bands, deciles: each group of each
    case is one entry; those of one case hang together, so the true intervals are wider than shown.
    """

    brier: float | None
    brier_of_priors: float | None
    bands: tuple[Kept, ...]
    deciles: tuple[Kept, ...]


def calibration(pack: Pack, cases: Sequence[ScoredCase]) -> Calibration:
    """How well what was said of these cases agrees with what was so."""
    nothing_asked = grouped(pack, after(pack, Answers.of(pack, {})).fits())
    said = [(case.outcome.groups, case.truth.group) for case in cases]
    entries = [(p, group == right) for groups, right in said for group, p in groups]
    return Calibration(
        _mean([brier(groups, right) for groups, right in said]),
        _mean([brier(nothing_asked, right) for _, right in said]),
        tuple(_kept(entries, name, low, high) for name, low, high in bands(pack.limits)),
        tuple(_kept(entries, f"{10 * n}-{10 * n + 10} %", n / 10, (n + 1) / 10) for n in range(10)),
    )


def brier(groups: Groups, right: str) -> float:
    """The squared differences between said and so, summed over the groups and "unlisted": 0 to 2."""
    unlisted = 1 - sum(p for _, p in groups)
    return sum((p - (group == right)) ** 2 for group, p in groups) + unlisted**2


def bands(limits: CheckLimits) -> tuple[tuple[str, float, float], ...]:
    """(band, from, below) of the probability of a group."""
    well, partly = limits.fits_well, limits.fits_partly
    return ("fits well", well, 1.0), ("fits partly", partly, well), ("less likely", 0.0, partly)


def _kept(entries: list[tuple[float, bool]], said: str, low: float, high: float) -> Kept:
    inside = [(p, right) for p, right in entries if low <= p < high or p == high == 1]
    return Kept(said, _mean([p for p, _ in inside]), Proportion.counted(right for _, right in inside))


def _mean(values: list[float]) -> float | None:
    return sum(values) / len(values) if values else None
