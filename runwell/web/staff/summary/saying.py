"""How lines of the page are said: days in short, a runner's own words in quotes, from whom each is."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace
from datetime import date, datetime

from django.utils import timezone
from django.utils.dateformat import format as in_format
from django.utils.text import capfirst
from django.utils.translation import gettext

from runwell.exchange.summary_sheet import SummaryLine, SummarySection
from runwell.records.models import Account, Intake, OwnCheck

AS_OBJECT = re.compile(
    r"\b(wakes?|bothers?|holds?|keeps?|stops?|helps?|sees?|carry|holding|for|on|with) you\b"
)
YOU, OWN = re.compile(r"\byou\b", re.IGNORECASE), re.compile(r"\byour\b", re.IGNORECASE)
LONGEST = 120
"""Letters of one saying; what is longer is cut, and the dots say so."""


def short_day(on: date) -> str:
    """ "Nov 24", with the year where it is another."""
    return in_format(on, "M j" if on.year == timezone.localdate().year else "M j, Y")


def short_time(at: datetime) -> str:
    """The day of an instant."""
    return short_day(timezone.localdate(at))


def cut(words: str, most: int = LONGEST) -> str:
    """At most so many letters, on one line."""
    one = " ".join(words.split())
    if len(one) <= most:
        return one
    whole, _space, rest = one[: most + 1].rpartition(" ")
    return f"{whole or rest[:most]}…"


def quoted(words: str, most: int = LONGEST) -> str:
    """Somebody's own words."""
    return gettext("“{words}”").format(words=cut(words, most))


def by_check(check: OwnCheck) -> str:
    """What the runner answered."""
    return gettext("runner, check of {day}").format(day=short_day(day_of(check)))


def by_rules(check: OwnCheck) -> str:
    """What the rules made of it."""
    return gettext("rules, check of {day}").format(day=short_day(day_of(check)))


def by_intake(intake: Intake) -> str:
    return gettext("runner, intake, {day}").format(day=short_time(intake.sent_at))


def by_clinician(clinician: Account, at: datetime) -> str:
    return gettext("{name}, {day}").format(name=cut(clinician.name, 40), day=short_time(at))


def by_diary() -> str:
    return gettext("runner, diary")


def by_program() -> str:
    return gettext("rules of the program")


def by_files() -> str:
    return gettext("watch files")


def day_of(check: OwnCheck) -> date:
    """The day of a check, which a copy may have been kept long after."""
    return date.fromisoformat(check.verdict["on"]) if "on" in check.verdict else check.kept_at.date()


def about_them(said: str) -> str:
    """What the check tells a runner back, as a colleague reads it: "you limp" becomes "they limp"."""
    told = AS_OBJECT.sub(r"\1 them", said)
    return OWN.sub(lambda at: _like(at[0], "their"), YOU.sub(lambda at: _like(at[0], "they"), told))


def _like(was: str, word: str) -> str:
    """With a capital where the other had one."""
    return word.capitalize() if was[:1].isupper() else word


def sentence(words: str) -> str:
    """With a capital and one full stop."""
    said = capfirst(cut(words, 400))
    return said if said.endswith(("…", ".")) else f"{said}."


def section(
    title: str, lines: Iterable[SummaryLine], most: int, rank: int, *, danger: bool = False
) -> SummarySection:
    """The first so many lines; the others are counted."""
    every = tuple(replace(one, words=one.words.replace("….", "…")) for one in lines)
    return SummarySection(title, every[:most], rank, danger, max(0, len(every) - most))
