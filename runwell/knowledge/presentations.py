"""Presentations: the different pictures that one cause can give, such as a sore sacrum and a sore pubic bone.

The cause's own rows stay what they are and speak for all its pictures together. A picture says how large a
share of the cause it is, and which answers it leans to; `mixtures.fitted` makes chances of that.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from runwell.knowledge.causes import NAME
from runwell.knowledge.frozen import freeze_mappings
from runwell.knowledge.likelihoods import ROUNDING
from runwell.knowledge.numbers import Grade, Interval
from runwell.refusals import Refusal

MOST = 100  # no answer is given more often than this many times as often as in the other pictures


@dataclass(frozen=True, slots=True)
class Presentation:
    """One picture of a cause.

    name: plain, for a runner. share: of the cause. grade, sources: the basis of the share and of the leans.
    leans: finding -> answer -> how many times as often the answer is given as in the cause's other pictures;
    1 for what is not named. reasons: of each finding that leans.
    """

    id: str
    cause: str
    name: str
    clinical_name: str
    share: Interval
    share_reason: str
    grade: Grade
    sources: tuple[str, ...] = ()
    leans: Mapping[str, Mapping[str, float]] = field(default_factory=dict)
    reasons: Mapping[str, str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        if not NAME.fullmatch(self.id):
            raise Refusal(f"“{self.id}” is not an id", mend="Use small letters, digits and single hyphens")
        if self.grade is not Grade.EXPERT and not self.sources:
            raise Refusal(f"“{self.grade}” without a source", mend="Name its key, or call it expert")
        for finding in sorted(set(self.leans) ^ set(self.reasons)):
            raise Refusal(f"{finding} has leans or a reason, not both", mend="Write both")
        for finding, factors in self.leans.items():
            _must_lean(finding, factors)
        freeze_mappings(self)


@dataclass(frozen=True, slots=True)
class Presentations:
    """All pictures of one cause, and why it has several; their shares add up to one."""

    cause: str
    reason: str
    pictures: tuple[Presentation, ...]

    def __post_init__(self) -> None:
        if len(self.pictures) < 2:
            raise Refusal("A cause with one picture needs no file of pictures", mend="Write two or more")
        total = sum(picture.share.point for picture in self.pictures)
        if abs(total - 1) > ROUNDING:
            raise Refusal(f"The shares of the pictures add up to {total:.4f}", mend="Make them add up to 1")

    def __iter__(self) -> Iterator[Presentation]:
        return iter(self.pictures)

    def __len__(self) -> int:
        return len(self.pictures)

    @property
    def shares(self) -> tuple[float, ...]:
        """The points of the shares; they add up to one but for rounding."""
        return tuple(picture.share.point for picture in self.pictures)

    @property
    def findings(self) -> frozenset[str]:
        """The findings to which a picture leans; to all others the pictures answer alike."""
        return frozenset(finding for picture in self.pictures for finding in picture.leans)

    def factors(self, finding: str) -> tuple[Mapping[str, float], ...]:
        """How each picture leans on the finding; nothing where it does not."""
        return tuple(picture.leans.get(finding, {}) for picture in self.pictures)


def _must_lean(finding: str, factors: Mapping[str, float]) -> None:
    if not factors:
        raise Refusal(f"{finding} leans to no answer", mend="Name an answer, or take the question out")
    for value, factor in factors.items():
        if not 0 < factor <= MOST:
            what = f"{finding}, {value}: {factor:g} is not how many times as often"
            raise Refusal(what, mend=f"Write a number above 0, at most {MOST}")
