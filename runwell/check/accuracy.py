"""How well a clinician's test tells a cause from others, out of what studies print."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from runwell.knowledge.links import Link

NEVER_SURE = 0.02  # no test is right in all: a printed share of one is a small study
# A ratio between a half and two rarely matters (Jaeschke 1994, JAMA 271:703-707).
RULES_IN, RULES_OUT = 2.0, 0.5


@dataclass(frozen=True, slots=True)
class Accuracy:
    """Shares above 0 and below 1, and the likelihood ratios of a positive and a negative result."""

    sensitivity: float
    specificity: float
    positive_ratio: float
    negative_ratio: float

    @property
    def tells(self) -> bool:
        """Whether one of its results changes much."""
        return self.positive_ratio >= RULES_IN or self.negative_ratio <= RULES_OUT


@dataclass(frozen=True, slots=True)
class Ratio:
    """How much more often a result is found with the cause than without it: above 0, never infinite.

    low, high: its printed interval, else None. worked_out: it follows from the printed shares, capped where
    a small study found a test right in all.
    """

    point: float
    low: float | None = None
    high: float | None = None
    worked_out: bool = False

    @property
    def says_nothing_for_sure(self) -> bool:
        """Whether its interval holds 1, so that the result may as well speak the other way."""
        return self.low is not None and self.high is not None and self.low <= 1 <= self.high


def ratio_of(link: Link, *, given: bool) -> Ratio | None:
    """The ratio of the link's own answer, or of its absence, as printed; else as its shares give it."""
    printed = link.positive_ratio if given else link.negative_ratio
    if printed and printed.point:
        return Ratio(printed.point, printed.low, printed.high)
    sensitivity = link.sensitivity.point if link.sensitivity else None
    specificity = link.specificity.point if link.specificity else None
    if sensitivity is None or specificity is None:
        return None
    often, right = _capped(sensitivity), _capped(specificity)
    return Ratio(often / (1 - right) if given else (1 - often) / right, worked_out=True)


def accuracy(link: Link, beside: Iterable[Link] = ()) -> Accuracy | None:
    """What the link says, the printed figures before those worked out; None where it does not say enough.

    beside: links of the same test and cause. A source that prints one ratio a result is read as a whole.
    """
    sensitivity = link.sensitivity.point if link.sensitivity else None
    specificity = link.specificity.point if link.specificity else None
    if sensitivity is None or specificity is None:
        return _of_ratios([one for one in beside if one.source == link.source])
    sensitivity, specificity = _capped(sensitivity), _capped(specificity)
    up = link.positive_ratio.point if link.positive_ratio else None
    down = link.negative_ratio.point if link.negative_ratio else None
    return Accuracy(
        sensitivity,
        specificity,
        sensitivity / (1 - specificity) if up is None else up,
        (1 - sensitivity) / specificity if down is None else down,
    )


def _of_ratios(links: Iterable[Link]) -> Accuracy | None:
    """The shares that belong to the highest and the lowest ratio, taken as those of the two results."""
    printed = (one for link in links for one in (link.positive_ratio, link.negative_ratio) if one)
    ratios = [one.point for one in printed if one.point is not None]
    up, down = max(ratios, default=1.0), min(ratios, default=1.0)
    if not down < 1 < up:
        return None
    false_positive = (1 - down) / (up - down)
    return Accuracy(_capped(up * false_positive), _capped(1 - false_positive), up, down)


def _capped(share: float) -> float:
    return min(max(share, NEVER_SURE), 1 - NEVER_SURE)
