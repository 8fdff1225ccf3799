"""Filters that turn the plain values of a verdict into what a runner sees."""

from __future__ import annotations

from datetime import date

from django import template
from django.utils.functional import Promise

from runwell.check import said
from runwell.knowledge.sources import Source
from runwell.records.packs import the_pack
from runwell.web.check.looks import FITS, GRADES, LOOKS, Look

register = template.Library()


@register.filter
def look(level: str) -> Look:
    """The look of a level, by its id."""
    return LOOKS[level]


@register.filter
def dots(band: str) -> int:
    """How many of three dots are filled for a band."""
    return FITS[band][0]


@register.filter
def band_name(band: str) -> Promise | str:
    return FITS[band][1]


@register.filter
def grade_name(grade: str) -> Promise | str:
    return GRADES[grade]


@register.filter
def day(on: str) -> str:
    """An ISO date as it is said, such as "Monday, November 30"."""
    return said.day(date.fromisoformat(on))


@register.filter
def source(key: str, version: str) -> Source | None:
    """The source of that key in the pack of that version's region; None where it is not listed any more."""
    region = version.partition("@")[0]
    return the_pack(region).sources.get(key)


@register.filter
def of_level(reasons: list[dict[str, str]], level: str) -> list[dict[str, str]]:
    """The reasons that ask for this very level."""
    return [reason for reason in reasons if reason["level"] == level]


@register.filter
def below_level(reasons: list[dict[str, str]], level: str) -> list[dict[str, str]]:
    """The reasons that would have asked for less."""
    return [reason for reason in reasons if reason["level"] != level]
