"""The practice and its offices, which everybody may see."""

from __future__ import annotations

from django.conf import settings
from django.db.models import QuerySet

from runwell.records.models import Location, Practice


def practice() -> Practice:
    """The practice; an unsaved one without a name until one is loaded."""
    return Practice.objects.first() or Practice(name="", front_desk_email="")


def shows_unsigned() -> bool:
    """True where ranked causes are shown although nobody has signed the pack."""
    return bool(settings.RUNWELL_SHOW_UNSIGNED or practice().show_unsigned)


def locations() -> QuerySet[Location]:
    """Every office, in the order that the practice chose."""
    return Location.objects.all()
