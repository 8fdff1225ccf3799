"""The changes of a program, said to a clinician."""

from __future__ import annotations

from collections.abc import Iterable

from django.utils.translation import gettext

from runwell.knowledge.pack import Pack
from runwell.records.models import ProgrammeChange
from runwell.web.change_words import Line, lines


def lines_for_clinician(pack: Pack, changes: Iterable[ProgrammeChange]) -> tuple[Line, ...]:
    """The latest first. changes: the oldest first, with their clinicians and programs."""
    return lines(pack, changes, _who)


def _who(one: ProgrammeChange) -> str:
    if one.by == ProgrammeChange.CLINICIAN and one.clinician:
        return one.clinician.name
    return gettext("the runner") if one.by == ProgrammeChange.RUNNER else gettext("the rules of the program")
