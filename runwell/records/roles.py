"""What a person does at the practice. A role is given at one location, or at all of them."""

from __future__ import annotations

from enum import StrEnum


class Role(StrEnum):
    """Being a patient is no role: it is having a record of one's own."""

    CLINICIAN = "clinician"
    FRONT_DESK = "front desk"
    EDITOR = "editor"
    OWNER = "owner"
    ADMINISTRATOR = "administrator"


# Where the practice's pages are edited; Wagtail keeps what each group may do there.
IN_THE_EDITOR = frozenset({Role.EDITOR, Role.OWNER, Role.CLINICIAN})
