"""What the pages of a runner's own program ask for beside the program itself."""

from __future__ import annotations

from runwell.records.models import KeptProgramme, ProgrammeChange


def began_by_clinician(kept: KeptProgramme) -> bool:
    """Whether a clinician made this program, so that its runner does not put another in its place."""
    return kept.changes.filter(what=ProgrammeChange.BEGAN, by=ProgrammeChange.CLINICIAN).exists()
