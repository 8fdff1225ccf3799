"""What the rooms of the staff call things."""

from __future__ import annotations

from types import MappingProxyType

from django.utils.functional import Promise
from django.utils.translation import gettext, gettext_lazy

from runwell.records.models import GivenRole
from runwell.records.roles import Role
from runwell.refusals import Refusal

ROLES: MappingProxyType[Role, str | Promise] = MappingProxyType(
    {
        Role.CLINICIAN: gettext_lazy("Clinician"),
        Role.FRONT_DESK: gettext_lazy("Front desk"),
        Role.EDITOR: gettext_lazy("Editor"),
        Role.OWNER: gettext_lazy("Owner"),
        Role.ADMINISTRATOR: gettext_lazy("Administrator"),
    }
)


def given_in_words(given: GivenRole) -> str:
    """A role and where it holds: "Clinician, Oak Lawn"."""
    place = given.location.name if given.location else gettext("all offices")
    return gettext("{role}, {place}").format(role=ROLES[Role(given.role)], place=place)


def in_words(refusal: Refusal) -> str:
    """What is wrong and how to mend it, as a person reads it on a page."""
    start = refusal.what[:1].upper() + refusal.what[1:]
    return f"{start}. {refusal.mend}." if refusal.mend else f"{start}."
