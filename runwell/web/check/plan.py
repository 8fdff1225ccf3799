"""The plan that follows from an answer: what to do this week, the first exercises, and what comes after."""

from __future__ import annotations

from dataclasses import dataclass, replace
from math import ceil

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext
from django.views.decorators.http import require_safe

from runwell.knowledge.equipment import Equipment
from runwell.knowledge.pack import Pack
from runwell.programme.choose import programme_of
from runwell.programme.duration import session
from runwell.programme.plan import Plan, plan_of
from runwell.programme.prescription import Programme
from runwell.programme.situation import everyday
from runwell.records import access
from runwell.web.check import flow
from runwell.web.check.answer import concluded
from runwell.web.check.answers_cookie import SoFar
from runwell.web.check.situation import situation_of
from runwell.web.check.under_way import under_way
from runwell.web.exercise_cards import Card, cards
from runwell.web.plan_text import Part, first_week, parts, title
from runwell.web.programme_words import sentence
from runwell.web.sign_words import signs_of

FIRST = 3
"""Parts that stand before the exercises: what it is, where to turn, this week."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanPage:
    """help_today: signs. before: what to read first. after: what comes later. minutes: of a session.

    at_hand: everything that exercises may need, and whether the runner has it. fewer: why so few.
    has_record: whether they are signed in and have a record, in which a program is kept.
    """

    title: str
    help_today: tuple[str, ...]
    before: tuple[Part, ...]
    exercises: tuple[Card, ...]
    minutes: int
    fewer: tuple[str, ...]
    after: tuple[Part, ...]
    at_hand: tuple[tuple[Equipment, bool], ...]
    signed: bool
    has_record: bool = False


@require_safe
@under_way
def plan(request: HttpRequest, pack: Pack, so_far: SoFar) -> HttpResponse:
    """The plan, where one may begin without anybody seeing the runner; else back to the answer."""
    if not flow.finished(pack, so_far):
        return flow.onward(pack, so_far)
    verdict = concluded(pack, so_far)
    situation = situation_of(pack, so_far.answers, verdict, at_hand(pack, request))
    if situation is None:
        return redirect("check:answer")
    made, programme = plan_of(pack, situation), programme_of(pack, situation)
    has_record = access.own_record(request.user) is not None
    page = replace(page_of(pack, made, programme), has_record=has_record)
    return render(request, "check/plan.html", {"page": page})


def at_hand(pack: Pack, request: HttpRequest) -> frozenset[str]:
    """What was ticked; before anything was, what stands in most homes. What is unknown is left out."""
    if "asked" not in request.GET:
        return everyday(pack)
    return frozenset(request.GET.getlist("have")) & frozenset(pack.equipment)


def page_of(pack: Pack, plan: Plan, programme: Programme) -> PlanPage:
    week = None if programme.locked else first_week(pack, programme, steps=False)
    every = tuple(part for part in parts(pack, plan, programme) if part != week)
    first, signs = (len(every) if programme.locked else FIRST), gettext("Get help today if")
    return PlanPage(
        title=title(pack, plan),
        help_today=signs_of(pack, plan),
        before=every[:first],
        exercises=cards(pack, programme, aloud=False),
        minutes=ceil(session(pack.exercises, programme.prescriptions) / 60),
        fewer=tuple(sentence(pack, one) for one in programme.fewer),
        after=tuple(part for part in map(plain, every[first:]) if part.title != signs),
        at_hand=tuple((one, one.id in plan.situation.equipment) for one in pack.equipment.values()),
        signed=pack.signed,
    )


def plain(part: Part) -> Part:
    """The lines of a list in a list, marked for the terminal, without their marks."""
    return Part(part.title, tuple(line.removeprefix("- ") for line in part.lines))
