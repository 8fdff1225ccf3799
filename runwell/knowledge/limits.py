"""The numbers that steer the check itself; clinicians sign them with the pack."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from runwell.knowledge.frozen import freeze_mappings
from runwell.refusals import Refusal


@dataclass(frozen=True, slots=True)
class CheckLimits:
    """How the check asks, weighs and speaks. Every number has its reason in the pack beside it.

    pages_at_most: pages shown, a page being one question, one tick list or one sheet.
    pull_at_most: the factor by which a single answer may move a cause against the default.
    numbers_off_by: how far the pack's chances may be off: the standard deviation of the log of the factor.
    prior_power: the power to which the pack's shares of the causes go into the beliefs.
    repetition: the power of the number of speaking answers of a group by which each of them counts less.
    unlisted_prior: the share kept for "something not on this list".
    shown_at_most: no cause is shown as more probable than this.
    fits_well, fits_partly: probability of a cause (or family) from which it is put in that band.
    bone_open: while a bone cause is at or above this, no hop is asked for.
    no_test_with_bone_open: those tests, since a hop may complete a femoral neck fracture.
    worth_asking: a page that changes a band or the level with less chance than this is not asked.
    bits_per_level: what a step of level is worth in bits about the causes, when pages are compared.
    effort_per_further_tick, effort_per_further_question, effort_per_self_test: what a further line of a tick
    list, a further question of a sheet and a test of one's own body cost the runner, a plain question being
    1; the worth of a page is taken per effort.
    first_pages: ids of the pages that always come first, in order.
    reasons: the reason of each of these, under its name.
    """

    pages_at_most: int
    pull_at_most: float
    unlisted_prior: float
    shown_at_most: float
    fits_well: float
    fits_partly: float
    bone_open: float
    worth_asking: float
    first_pages: tuple[str, ...]
    numbers_off_by: float = 0.0
    prior_power: float = 1.0
    repetition: float = 0.5
    bits_per_level: float = 1.0
    bits_per_harm: float = 1.0
    no_test_with_bone_open: tuple[str, ...] = ()
    effort_per_further_tick: float = 0.15
    effort_per_further_question: float = 0.6
    effort_per_self_test: float = 1.0
    reasons: Mapping[str, str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        shares = (self.unlisted_prior, self.bone_open, self.fits_partly, self.fits_well, self.shown_at_most)
        if not all(0 < share < 1 for share in shares) or self.fits_partly >= self.fits_well:
            raise Refusal(
                "The shares of the check's limits are not between 0 and 1 in order", mend="Mend them"
            )
        if self.pages_at_most < 1 or self.pull_at_most <= 1 or self.worth_asking < 0:
            raise Refusal("The check needs at least one page and a pull above 1", mend="Mend the limits")
        freeze_mappings(self)
