"""What a way back rests on, for a clinician: its days, what is open, and how it was before the pain."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from django.utils.formats import date_format
from django.utils.translation import gettext

from runwell.records.access.comebacks import WayBack
from runwell.records.packs import the_pack
from runwell.running.comeback.entry import FEMORAL_NECK
from runwell.running.comeback.ladder import is_bone
from runwell.running.comeback.values import Gates, Level, Race
from runwell.web import distances
from runwell.web.plan_words import DAYS


@dataclass(frozen=True, slots=True)
class Fact:
    name: str
    words: str


def facts_of(way: WayBack) -> tuple[Fact, ...]:
    """In the order in which they are asked for."""
    begun = way.begun
    return (
        Fact(gettext("Since"), _day(begun.on)),
        Fact(gettext("Days for running"), ", ".join(str(DAYS[one]) for one in begun.weekdays)),
        Fact(gettext("Before the pain"), _before(begun.level)),
        Fact(gettext("Race"), _race(begun.race)),
        *_opened(way.gates, bone=is_bone(the_pack(), begun.group)),
        *(_neck(way) if is_neck(way) else ()),
    )


def is_neck(way: WayBack) -> bool:
    """Whether it is an injured femoral neck, which has weeks of its own."""
    return way.begun.cause == FEMORAL_NECK


def _opened(gates: Gates, *, bone: bool) -> Iterator[Fact]:
    if bone:
        yield Fact(gettext("Gate G2"), _since(gates.g2))
        yield Fact(gettext("Gate G3"), _since(gates.g3))
    else:
        yield Fact(gettext("Phase of the program"), str(gates.phase))


def _neck(way: WayBack) -> Iterator[Fact]:
    kept = way.kept
    found = _day(kept.diagnosed_on) if kept.diagnosed_on else gettext("Not entered")
    yield Fact(gettext("Diagnosed"), found)
    if kept.sooner_on:
        facts = {"on": _day(kept.sooner_on), "why": kept.sooner_why}
        yield Fact(gettext("May begin sooner"), gettext("Since {on}: {why}").format(**facts))
    if kept.clinician:
        yield Fact(gettext("Said by"), kept.clinician.name)


def _before(level: Level) -> str:
    said = []
    if level.weekly_km:
        said.append(gettext("{far} a week").format(far=distances.distance(level.weekly_km * 1000)))
    if level.longest_km:
        said.append(gettext("longest run {far}").format(far=distances.distance(level.longest_km * 1000)))
    if level.easy_speed:
        said.append(gettext("easy pace {pace}").format(pace=distances.pace(1000 / level.easy_speed, 1000)))
    return ", ".join(said) or gettext("Not known")


def _race(race: Race | None) -> str:
    if race is None:
        return gettext("None named")
    facts = {"far": distances.distance(race.km * 1000), "on": _day(race.on)}
    return gettext("{far} on {on}").format(**facts)


def _since(day: date | None) -> str:
    return gettext("Open since {on}").format(on=_day(day)) if day else gettext("Closed")


def _day(day: date) -> str:
    return date_format(day, "F j, Y")
