"""Choosing a time: the choices in an address (office, clinician, first day) and the times they lead to."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from django.utils import timezone
from django.utils.translation import gettext

from runwell.records import access
from runwell.records.access.visits import clinicians_at
from runwell.records.models import Location, TeamMember
from runwell.web.visits.free import Offered, between, offered
from runwell.web.visits.time_words import day_words, zone_name


@dataclass(frozen=True, slots=True)
class Choosing:
    """clinicians: who may be chosen. member: who was; None: whoever is free first. since: the day that was
    asked for; None: from now on. between: the first and the last day on which there are times. problem: what
    of the choices could not be followed.
    """

    place: Location
    clinicians: tuple[TeamMember, ...]
    member: TeamMember | None
    since: date | None
    offered: Offered
    zone: str
    between: tuple[date, date]
    problem: str


def office_of(asked: Mapping[str, str], otherwise: Location | None = None) -> Location | None:
    """The office that an address names by its slug."""
    return next((one for one in access.locations() if one.slug == asked.get("office")), otherwise)


def choosing(asked: Mapping[str, str], place: Location, member: TeamMember | None = None) -> Choosing:
    """asked: `with`, a clinician's slug, and `from`, a day. member: with whom, where it does not say so."""
    now = timezone.now()
    there, problems = clinicians_at(place), []
    wanted = asked.get("with", member.slug if member else "")
    chosen = next((one for one in there if one.slug == wanted), None)
    if asked.get("with") and chosen is None:
        problems.append(gettext("This clinician does not see patients here. These are times of others."))
    first, last = between(place, now)
    since = day_of(asked.get("from", ""))
    if asked.get("from") and (since is None or not first <= since <= last):
        words = gettext("You can choose a day from {first} to {last}.")
        problems.append(words.format(first=day_words(first), last=day_words(last)))
        since = None
    return Choosing(
        place,
        there,
        chosen,
        since,
        offered(place, chosen, since or first, now),
        zone_name(place, now),
        (first, last),
        " ".join(problems),
    )


def day_of(words: str) -> date | None:
    """ "2026-12-07", as a date field sends it."""
    try:
        return date.fromisoformat(words)
    except ValueError:
        return None
