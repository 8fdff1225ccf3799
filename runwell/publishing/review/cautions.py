"""Exercises offered to everybody although the pack keeps them from a condition that the page introduces."""

from __future__ import annotations

import re
from collections.abc import Iterator

from runwell.knowledge.pack import Pack
from runwell.publishing.review.case import Case
from runwell.publishing.review.conditions import Introduced, introduced
from runwell.publishing.review.exercise_list import Told, exercises_of
from runwell.publishing.review.pack_exercises import like_exercise
from runwell.publishing.review.problem import Level, Problem
from runwell.publishing.review.red_flags import urgent_text

_CAUTION = re.compile(
    r"\b(?:skip|leave (?:\w+ )?out|not (?:if|for|with|before|until|when)|unless|do not (?:do|start|try)"
    r"|don['’]t (?:do|start|try)|except|cleared|until (?:a|your)"
    r"|stop (?:if|when))\b",
    re.I,
)
_WHICH = re.compile(
    r"\b(?:hamstring|adductor|gluteal|glute|iliopsoas|flexor|labral|trochanteric|femoral)", re.I
)


def kept_from(case: Case) -> Iterator[Problem]:
    """One row for each exercise; one for all of them where the condition is a stress injury of a bone."""
    if case.pack is None:
        return
    pack, told = case.pack, exercises_of(case)
    causes = [(cause, one) for one in introduced(case) for cause in causes_of(one, pack)]
    bone = next(((cause, one) for cause, one in causes if pack.causes[cause].bone), None)
    barred = [each for each in told if bone and _avoids(each, bone[0], pack)]
    if bone and barred and not _bone_is_kept_out(case):
        names = ", ".join(each.name for each in barred)
        kept = f"the pack keeps them from {bone[0]}, which the page names"
        message = f"all may do the exercises ({names}), and {kept}"
        mend = "Say first: not before a doctor has ruled out a stress fracture"
        line = barred[0].line
        place = f"line {line}, all exercises"
        yield Problem(Level.WARNS, "exercise-caution", message, mend, line, place)
    for each in told:
        found = [cause for cause, _ in causes if not pack.causes[cause].bone and _avoids(each, cause, pack)]
        if found and not _CAUTION.search(each.text):
            kept = ", ".join(found)
            message = f"all may do “{each.name}”, and the pack keeps it from {kept}, which the page names"
            mend = "Say for whom it is not"
            yield Problem(Level.WARNS, "exercise-caution", message, mend, each.line)


def causes_of(one: Introduced, pack: Pack) -> list[str]:
    """The causes of the pack that an introduction means, by the part of the body that it names."""
    known = [cause for cause in one.condition.causes if cause in pack.causes]
    named = {word.casefold() for word in _WHICH.findall(one.text)}
    if len(known) == 1:
        return known
    return [cause for cause in known if pack.causes[cause].bone or any(word in cause for word in named)]


def _avoids(told: Told, cause: str, pack: Pack) -> bool:
    known = like_exercise(told.name, pack)
    return known is not None and cause in known.avoid


def _bone_is_kept_out(case: Case) -> bool:
    """Whether the page sends a sore bone to a doctor, or keeps it from the exercises."""
    bone = case.signs.signs["bone-stress"].words
    near = [
        passage.text
        for section in case.page.sections
        for passage in section.passages
        if section.under(case.rules.patterns["exercise_heading"])
    ]
    said = bone.search(urgent_text(case)) is not None
    return said or any(_CAUTION.search(text) and bone.search(text) for text in near)


RULES = (kept_from,)
