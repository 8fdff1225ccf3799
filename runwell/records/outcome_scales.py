"""The scale of each questionnaire, out of the words in which the pack has it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal

from django.utils.translation import gettext

from runwell.knowledge.outcome_measures import OutcomeMeasure
from runwell.knowledge.pack import Pack
from runwell.refusals import Refusal

NPRS, PSFS, GLOBAL_CHANGE = "nprs", "psfs", "gro_c"
BUILT_IN = (NPRS, PSFS, GLOBAL_CHANGE)
"""Asked in our own words. Of all others only a score is entered: their items belong to their owners."""
MOST_ACTIVITIES = 3
RANGE = re.compile(r"(-?\d+)\s*(?:\.\.|-)\s*\+?(\d+)")
# "MIC 5; MCID 8": the first number is the smallest change that matters to a runner.
MATTERS = re.compile(r"(?:(?:MIC|MCID|MCII|SCB)\s+)?(\d+(?:\.\d+)?)(?!\s*-)\b")


@dataclass(frozen=True, slots=True)
class OutcomeScale:
    """matters: the smallest change that matters, None where the sources name none. says: that in words."""

    measure: str
    name: str
    low: int
    high: int
    higher_is_better: bool
    matters: float | None
    says: str
    whole: bool

    def demand(self, score: Decimal) -> None:
        """Refusal: the score is not on the scale."""
        if score.is_finite() and self.low <= score <= self.high and not (self.whole and score % 1):
            return
        kind = gettext("a whole number") if self.whole else gettext("a number")
        mend = gettext("Enter {kind} from {low} to {high}").format(kind=kind, low=self.low, high=self.high)
        raise Refusal(gettext("this is no score of “{name}”").format(name=self.name), gettext("score"), mend)


def outcome_scale(pack: Pack, measure: str) -> OutcomeScale:
    """Refusal: the pack has no such questionnaire."""
    if measure not in pack.outcome_measures:
        mend = gettext("Choose one of the list")
        raise Refusal(gettext("this questionnaire is not known"), gettext("questionnaire"), mend)
    return _read(pack.outcome_measures[measure])


def _read(one: OutcomeMeasure) -> OutcomeScale:
    found = RANGE.match(one.score_range)
    if not found:
        raise Refusal(gettext("its range cannot be read"), one.id, gettext("Mend it in the pack"))
    matters = MATTERS.match(one.important_change)
    return OutcomeScale(
        measure=one.id,
        name=one.name,
        low=int(found[1]),
        high=int(found[2]),
        higher_is_better="higher better" in one.direction,
        matters=float(matters[1]) if matters else None,
        says=one.important_change,
        whole=one.id in (NPRS, GLOBAL_CHANGE),
    )
