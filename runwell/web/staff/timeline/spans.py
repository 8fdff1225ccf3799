"""Days in words, as short as they can be said."""

from __future__ import annotations

from datetime import date

from django.utils.dateformat import format as in_format
from django.utils.translation import gettext


def short(day: date) -> str:
    """ "Nov 3"."""
    return in_format(day, "M j")


def between(first: date, last: date) -> str:
    """ "Nov 3 to 14", "Oct 30 to Nov 2", "Nov 3"."""
    if first == last:
        return short(first)
    same = (first.year, first.month) == (last.year, last.month)
    return gettext("{first} to {last}").format(first=short(first), last=last.day if same else short(last))
