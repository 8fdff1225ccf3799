"""The three facts that tell the most of a patient, on top of their record."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from django.utils import timezone
from django.utils.dateformat import format as in_format
from django.utils.translation import gettext

from runwell.knowledge.pack import Pack
from runwell.records.access.timeline import Telling
from runwell.records.models import OwnCheck
from runwell.web.check.looks import LOOKS
from runwell.web.staff.clinical_names import cause_as_kept
from runwell.web.staff.timeline.cause_words import cause_words
from runwell.web.visits.told import When


@dataclass(frozen=True, slots=True)
class Fact:
    """says: a line each, the weightiest first. look: a class that colors it, beside the words."""

    name: str
    says: tuple[str, ...]
    look: str = ""


def three_facts(pack: Pack, found: Telling) -> tuple[Fact, Fact, Fact]:
    """What is known, how it goes, what comes next."""
    look = LOOKS[found.check.verdict["level"]].css if found.check and not found.cause else ""
    return (
        Fact(gettext("What is known"), tuple(_what(pack, found)), look),
        Fact(gettext("How it goes"), tuple(_how(found))),
        Fact(gettext("What comes next"), tuple(_next(found))),
    )


def _what(pack: Pack, found: Telling) -> Iterator[str]:
    if found.cause:
        yield cause_words(pack, found.cause)
        facts = {"who": found.cause.clinician.name, "on": _day(found.cause.at)}
        yield gettext("{who}, {on}").format(**facts)
    elif found.check:
        yield str(LOOKS[found.check.verdict["level"]].name)
        yield from _fits(pack, found.check)
    else:
        yield gettext("Not known yet: no hip check and no examination.")


def _fits(pack: Pack, check: OwnCheck) -> Iterator[str]:
    causes = check.verdict.get("causes", [])
    on = _day(check.kept_at)
    if causes:
        yield gettext("By their answers of {on}: {cause}").format(on=on, cause=cause_as_kept(pack, causes[0]))
    else:
        yield gettext("By their answers of {on}").format(on=on)


def _how(found: Telling) -> Iterator[str]:
    pains = [one.pain for one in found.mornings if one.pain is not None]
    if not pains:
        yield gettext("No morning was written down in the last 7 days.")
    elif min(pains) == max(pains):
        yield gettext("Mornings of the last 7 days: pain {pain}").format(pain=pains[0])
    else:
        words = gettext("Mornings of the last 7 days: pain {low} to {high}, the last {last}")
        yield words.format(low=min(pains), high=max(pains), last=pains[-1])
    if found.session:
        yield gettext("Last session: {on}").format(on=in_format(found.session.planned_on, "F j, Y"))


def _next(found: Telling) -> Iterator[str]:
    if found.ended:
        yield gettext("Care ended on {on}.").format(on=_day(found.ended.at))
    if found.visit:
        time = When.of(found.visit)
        where = found.visit.location.name if found.visit.location else ""
        said = (gettext("Visit: {day}").format(day=time.day), f"{time.hour} {time.zone}".strip(), where)
        yield ", ".join(one for one in said if one)
    elif found.asked:
        yield gettext("They asked for a visit on {on}, and wait.").format(on=_day(found.asked.asked_at))
    elif not found.ended:
        yield gettext("No visit is planned.")


def _day(at: datetime) -> str:
    return in_format(timezone.localtime(at), "F j, Y")
