"""The pack's exercises, each on a page of its own, and those for an unstable hip."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from runwell.knowledge.exercises import Exercise
from runwell.knowledge.levels import Level
from runwell.knowledge.pack import Pack
from runwell.programme.figure.drawing import Drawing
from runwell.records import exercise_figures
from runwell.records.exercise_words import in_words, said_in_words
from runwell.records.packs import the_pack
from runwell.web.site import dose, pain
from runwell.web.site.plain_words import EQUIPMENT, GOALS, MUSCLES, PHASES, plain, spelled

UNSTABLE = "hip-instability"
# The exercises that the condition page itself describes.
ON_THE_PAGE = ("hamstring-stretch", "bridge", "monster-walk")


@dataclass(frozen=True, slots=True)
class Listed:
    """An exercise in a list. why: what it is for. much: its dose in a few words, or ""."""

    slug: str
    name: str
    why: str
    much: str


@dataclass(frozen=True, slots=True)
class Group:
    """Exercises under one heading."""

    name: str
    exercises: tuple[Listed, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ExercisePage:
    """figure: its three moments, or None. dose: pairs of names and words. signed: by a clinician.

    stop: the pack's signs that mean help today.
    """

    exercise: Exercise
    figure: Drawing | None
    dose: tuple[tuple[str, str], ...]
    basis: tuple[dose.Basis, ...]
    equipment: str
    muscles: tuple[str, ...]
    phase: str
    care: str
    pain: pain.PainLimits | None
    stop: tuple[str, ...]
    easier: Listed | None
    harder: Listed | None
    suits: tuple[str, ...]
    avoid: tuple[str, ...]
    signed: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class UnstableHipPage:
    """rule: what the pack says about exercise here. left_out: not with an unstable hip.

    on_the_page: of the condition page's own exercises, those in the list; off_the_list: the others.
    """

    says: str
    rule: str
    strength: str
    phases: tuple[Group, ...]
    left_out: tuple[Listed, ...]
    on_the_page: tuple[Listed, ...]
    off_the_list: tuple[Listed, ...]
    stop: tuple[str, ...]
    signed: bool


@require_safe
def exercises(request: HttpRequest) -> HttpResponse:
    """Every exercise of the pack, by what it is for."""
    pack = the_pack()
    by_goal = {goal: [e for e in pack.exercises.values() if e.goal == goal] for goal in _goals(pack)}
    groups = tuple(Group(plain(goal, GOALS), _listed(some)) for goal, some in by_goal.items())
    page = {"groups": groups, "signed": pack.signed, "stop": stop_signs(pack)}
    return render(request, "site/exercises.html", page)


@require_safe
def exercise(request: HttpRequest, slug: str) -> HttpResponse:
    """One exercise."""
    pack = the_pack()
    if slug not in pack.exercises:
        raise Http404("no such exercise")
    return render(request, "site/exercise.html", {"page": exercise_page(pack, pack.exercises[slug])})


@require_safe
def unstable_hip(request: HttpRequest) -> HttpResponse:
    """The exercises that suit an unstable hip. Not found where the pack knows no such hip."""
    pack = the_pack()
    if UNSTABLE not in pack.impairments:
        raise Http404("no such page")
    return render(request, "site/unstable_hip.html", {"page": unstable_hip_page(pack)})


def exercise_page(pack: Pack, one: Exercise) -> ExercisePage:
    """Everything of the page, in words."""
    every = pack.exercises
    one = in_words(one, every)
    return ExercisePage(
        exercise=one,
        figure=exercise_figures.stills(one),
        dose=tuple(dose.rows(one)),
        basis=tuple(dose.basis(pack, one.dose)),
        equipment=plain(one.equipment, EQUIPMENT),
        muscles=tuple(dict.fromkeys(filter(None, (plain(muscle, MUSCLES) for muscle in one.target_muscles)))),
        phase=str(PHASES[one.phase]),
        care=spelled(one.contraindications),
        pain=pain.limits(pack, one),
        stop=stop_signs(pack),
        easier=_one(every[one.easier]) if one.easier else None,
        harder=_one(every[one.harder]) if one.harder else None,
        suits=named(pack, one.suits),
        avoid=named(pack, one.avoid),
        signed=pack.signed,
    )


def unstable_hip_page(pack: Pack) -> UnstableHipPage:
    """The list, its rule, and where the condition page's own exercises stand."""
    suited = [one for one in pack.exercises.values() if UNSTABLE in one.suits]
    rule = pack.treatments.of(UNSTABLE).get("exercise-therapy")
    ours = [pack.exercises[name] for name in ON_THE_PAGE if name in pack.exercises]
    return UnstableHipPage(
        says=said_in_words("cause", pack.impairments[UNSTABLE].one_line),
        rule=said_in_words("rule", rule.summary) if rule else "",
        strength=str(rule.strength) if rule else "",
        phases=tuple(
            Group(str(words), _listed(one for one in suited if one.phase == phase))
            for phase, words in PHASES.items()
        ),
        left_out=tuple(
            replace(_one(one), much="") for one in pack.exercises.values() if UNSTABLE in one.avoid
        ),
        on_the_page=_listed(one for one in ours if one in suited),
        off_the_list=_listed(one for one in ours if one not in suited),
        stop=stop_signs(pack),
        signed=pack.signed,
    )


def stop_signs(pack: Pack) -> tuple[str, ...]:
    """The signs that mean help today, as the answer of the check has them."""
    return pack.advice[Level.SELF_CARE].come_back_signs


def named(pack: Pack, ids: Iterable[str]) -> tuple[str, ...]:
    """The plain names of causes and impairments, each once."""
    known = {**pack.causes, **pack.impairments}
    return tuple(dict.fromkeys(known[name].plain_name for name in ids))


def _goals(pack: Pack) -> list[str]:
    """In the order of our words; a goal that has none yet comes last."""
    used = dict.fromkeys(one.goal for one in pack.exercises.values())
    return [goal for goal in GOALS if goal in used] + [goal for goal in used if goal not in GOALS]


def _listed(some: Iterable[Exercise]) -> tuple[Listed, ...]:
    return tuple(_one(one) for one in some)


def _one(one: Exercise) -> Listed:
    one = in_words(one, {})
    return Listed(one.id, one.name, one.purpose, dose.in_short(one.dose))
