"""Causes: what may be behind the pain."""

from __future__ import annotations

import re
from dataclasses import dataclass

from runwell.knowledge.levels import Level
from runwell.knowledge.numbers import Grade, Interval
from runwell.refusals import Refusal

MUST_NOT_MISS = Level.DOCTOR_WITHIN_DAYS  # a cause that needs this level or a higher one must not be missed
NAME = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")


@dataclass(frozen=True, slots=True)
class Cause:
    """One possible cause of the pain, and how likely it is before any question is asked.

    family: causes of one `display_family` that no home test can tell apart are shown as one where the
    pack's `families` say so. recovery_weeks: (low, high), or None where the literature gives none.
    case_group: the diagnosis under which published cases are counted; several causes may share one.
    this_week: what a runner may do in the first week, a sentence each; empty where no advice is safe.
    do_now: where to turn, a sentence each, where what its level says would be too slow or too little.
    may_run: whether short, easy runs may go on before the tests of the way back hold.
    bone: a bone stress injury; while one is open no hop is asked for and running stops.
    """

    id: str
    plain_name: str
    clinical_name: str
    family: str
    case_group: str
    prior: Interval
    prior_grade: Grade
    prior_reason: str
    sources: tuple[str, ...]
    recovery_weeks: tuple[float, float] | None
    recovery_source: str
    recovery_note: str
    default_triage: Level
    one_line: str
    this_week: tuple[str, ...] = ()
    do_now: tuple[str, ...] = ()
    bone: bool = False
    may_run: bool = False

    def __post_init__(self) -> None:
        if not self.plain_name or not self.one_line:
            raise Refusal("A cause needs a plain name and one line that explains it", where=self.id)
        if not NAME.fullmatch(self.case_group):
            raise Refusal(
                f"“{self.case_group}” is not a name for a case group",
                where=self.id,
                mend="Use small letters, digits and hyphens, such as muscle-strain",
            )
        if self.recovery_weeks and not 0 <= self.recovery_weeks[0] <= self.recovery_weeks[1]:
            raise Refusal("The weeks of recovery are not in order", where=self.id, mend="Write low, high")

    @property
    def must_not_miss(self) -> bool:
        """Whether the cause needs a doctor: whoever has it loses nothing by being seen sooner."""
        return self.default_triage >= MUST_NOT_MISS


@dataclass(frozen=True, slots=True)
class Family:
    """Causes that cannot be told apart without an examination and are shown as one."""

    id: str
    plain_name: str
    one_line: str
    told_apart: str
    causes: tuple[str, ...]
