"""Impairments and sites that a programme can treat although the check does not rank them."""

from __future__ import annotations

import re
from dataclasses import dataclass

from runwell.refusals import Refusal

SIGN = re.compile(r"([a-z0-9-]+) = ([a-z0-9-]+)")


@dataclass(frozen=True, slots=True)
class Impairment:
    """Something with treatments and exercises, but without chances of its own.

    bone: a bone stress injury, for which the bone's gates and red lines hold. unstable: a joint that is given
    no stretch to the end of its range. reached_by: how a programme comes to treat it, in words.
    found_by: answers that show it beside another cause, each "finding = answer"; none: only a clinician's
    word. recovery_weeks: low, high, or none; recovery_source: an address, or expert.
    this_week, do_now: as of a cause.
    """

    id: str
    plain_name: str
    clinical_name: str
    one_line: str
    bone: bool = False
    unstable: bool = False
    reached_by: str = ""
    found_by: tuple[str, ...] = ()
    recovery_weeks: tuple[float, ...] = ()
    recovery_source: str = "expert"
    do_now: tuple[str, ...] = ()
    this_week: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        weeks = self.recovery_weeks
        if weeks and not (len(weeks) == 2 and 0 <= weeks[0] <= weeks[1]):
            raise Refusal("The weeks of recovery are not in order", where=self.id, mend="Write [low, high]")
        for sign in self.found_by:
            if not SIGN.fullmatch(sign):
                raise Refusal(f"“{sign}” is no sign", where=self.id, mend="Write “finding = answer”")

    @property
    def signs(self) -> tuple[tuple[str, str], ...]:
        """found_by as pairs of a finding and the answer that shows it."""
        found = (SIGN.fullmatch(sign) for sign in self.found_by)
        return tuple((one[1], one[2]) for one in found if one)
