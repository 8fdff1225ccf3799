"""Distances and paces as people read them: miles and feet, or kilometers and meters by RUNWELL_UNITS."""

from __future__ import annotations

from math import floor

from django.conf import settings
from django.utils.formats import number_format
from django.utils.translation import gettext, ngettext

MILE, FOOT = 1609.344, 0.3048
MILES, KILOMETERS = "miles", "kilometers"


def in_miles() -> bool:
    """Whether this practice speaks of miles."""
    return bool(settings.RUNWELL_UNITS == MILES)


def unit() -> float:
    """Meters in a mile, or in a kilometer."""
    return MILE if in_miles() else 1000.0


def units() -> str:
    """The name of many: "miles"."""
    return gettext("miles") if in_miles() else gettext("kilometers")


def unit_name() -> str:
    """The name of one: "mile"."""
    return gettext("mile") if in_miles() else gettext("kilometer")


def number(meters: float) -> str:
    """How many, to a tenth, without a tenth that is none: "13.1", "8"; from 1,000 on whole."""
    many = meters / unit()
    return number_format(
        round(many, 0 if many >= 1000 else 1), use_l10n=True, force_grouping=True
    ).removesuffix(".0")


def distance(meters: float) -> str:
    """ "13.1 miles", "1 mile"."""
    said = number(meters)
    one = 1 if said == "1" else 2
    if in_miles():
        return ngettext("{n} mile", "{n} miles", one).format(n=said)
    return ngettext("{n} kilometer", "{n} kilometers", one).format(n=said)


def given(said: str) -> float | None:
    """Meters of what a person typed, in their unit: "13.1" or "13,1". None where it is no number."""
    try:
        many = float(said.strip().replace(",", "."))
    except ValueError:
        return None
    return many * unit() if 0 <= many < float("inf") else None


def climb(meters: float) -> str:
    """ "320 feet"."""
    return gettext("{n} {unit}").format(n=climb_number(meters), unit=climb_unit())


def climb_number(meters: float) -> str:
    """To ten feet or five meters, which is finer than any watch knows."""
    return number_format(10 * round(meters / FOOT / 10) if in_miles() else 5 * round(meters / 5))


def climb_unit() -> str:
    """ "feet"."""
    return gettext("feet") if in_miles() else gettext("meters")


def clock(seconds: float) -> str:
    """ "48:05", "1:02:09"."""
    whole = floor(seconds + 0.5)
    minutes, rest = divmod(whole, 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours}:{minutes:02}:{rest:02}" if hours else f"{minutes}:{rest:02}"


def pace(seconds: float, meters: float) -> str:
    """ "9:40 a mile"; "" where nothing was covered."""
    if meters <= 0 or seconds <= 0:
        return ""
    return gettext("{time} a {unit}").format(time=clock(seconds * unit() / meters), unit=unit_name())
