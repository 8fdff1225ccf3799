"""Changes: what in the pack was changed when it was read again, and why: numbers, groups, statements."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from runwell.knowledge.frozen import freeze_mappings
from runwell.knowledge.numbers import Grade

PRIOR = "prior"
STATED = ("advice", "causes", "exercises", "impairments", "progressions", "treatments")
"""What holds statements of care, by the names of their files and folders."""


@dataclass(frozen=True, slots=True)
class NumberChange:
    """Numbers that were changed for one reason.

    subject: the question, or PRIOR. cells: (answer, cause) -> (was, became); the answer of a prior is
    "share". The numbers are those of that day: answers added later have made some of them smaller.
    """

    subject: str
    on: date
    reason: str
    grade: Grade
    cells: Mapping[tuple[str, str], tuple[float, float]]
    sources: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        freeze_mappings(self)


@dataclass(frozen=True, slots=True)
class GroupMove:
    """A question that was moved to another correlation group."""

    subject: str
    on: date
    reason: str
    grade: Grade
    was: str
    became: str


@dataclass(frozen=True, slots=True)
class StatementChange:
    """A statement of care that now differs from what was delivered.

    subject: one of STATED. what: its place, such as "groups/bone.toml, surgery". was, became: in short.
    """

    subject: str
    on: date
    what: str
    was: str
    became: str
    reason: str
    grade: Grade
    sources: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ListChange:
    """Causes that exercises are meant for, or not for, otherwise than was delivered.

    what: suits or avoid. exercises: whose lists. added, removed: ids of causes or impairments.
    """

    subject: str
    on: date
    what: str
    exercises: tuple[str, ...]
    reason: str
    grade: Grade
    added: tuple[str, ...] = ()
    removed: tuple[str, ...] = ()


Change = NumberChange | GroupMove | StatementChange | ListChange
