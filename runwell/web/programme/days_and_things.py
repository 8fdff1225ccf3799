"""The weekdays and the things at hand that a runner picks, as a form has them."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from django.http import QueryDict
from django.utils.functional import Promise
from django.utils.translation import gettext

from runwell.knowledge.equipment import Equipment
from runwell.knowledge.pack import Pack
from runwell.refusals import Refusal
from runwell.web.plan_words import DAYS

FEWEST = 2
"""Days a week: once a week is too seldom to get stronger (`expert`)."""


@dataclass(frozen=True, slots=True)
class Picked:
    """days: 1 Monday to 7 Sunday. things: ids of what is at hand."""

    days: tuple[int, ...]
    things: frozenset[str]


@dataclass(frozen=True, slots=True)
class Day:
    number: int
    name: str | Promise
    chosen: bool


@dataclass(frozen=True, slots=True)
class Thing:
    one: Equipment
    chosen: bool


def picked(pack: Pack, form: QueryDict) -> Picked:
    """What was ticked; what nobody could have ticked is left out."""
    days = {int(one) for one in form.getlist("day") if one in {"1", "2", "3", "4", "5", "6", "7"}}
    return Picked(tuple(sorted(days)), frozenset(form.getlist("have")) & frozenset(pack.equipment))


def demand_days(these: Picked) -> Picked:
    """Refusal: fewer than two days."""
    if len(these.days) < FEWEST:
        mend = gettext("Choose at least two days of the week")
        raise Refusal(gettext("too few days are chosen"), gettext("days"), mend)
    return these


def days_of(chosen: Collection[int]) -> tuple[Day, ...]:
    return tuple(Day(number, name, number in chosen) for number, name in enumerate(DAYS, start=1))


def things_of(pack: Pack, chosen: Collection[str]) -> tuple[Thing, ...]:
    return tuple(Thing(one, one.id in chosen) for one in pack.equipment.values())
