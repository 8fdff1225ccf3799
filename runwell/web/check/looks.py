"""How each triage level looks and is called: never by its color alone."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _


@dataclass(frozen=True, slots=True)
class Look:
    """css: the class that colors it. icon: a name of `icons`. name: the level as a runner reads it."""

    css: str
    icon: str
    name: Promise | str


LOOKS: Mapping[str, Look] = MappingProxyType(
    {
        "self-care": Look("go", "check", _("Look after it yourself")),
        "physical-therapist": Look("book", "calendar", _("Book a physical therapist")),
        "doctor-within-days": Look("soon", "clock", _("See a doctor within days")),
        "urgent-same-day": Look("now", "warning", _("Be seen today")),
        "emergency": Look("alert", "phone", _("Emergency")),
    }
)

# How well something is known, by the grade of the pack.
GRADES: Mapping[str, Promise | str] = MappingProxyType(
    {
        "meta-analysis": _("several studies taken together"),
        "cohort": _("single studies"),
        "case-series": _("cases that were described"),
        "guideline-description": _("a guideline or review, without a figure"),
        "expert": _("expert judgment"),
    }
)

FITS: Mapping[str, tuple[int, Promise | str]] = MappingProxyType(
    {
        "fits well": (3, _("Fits well")),
        "fits partly": (2, _("Fits partly")),
        "less likely": (1, _("Less likely")),
    }
)
