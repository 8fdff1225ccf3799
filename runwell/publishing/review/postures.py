"""Postures in the words of an exercise, and what cannot be done in them."""

from __future__ import annotations

import re
from dataclasses import dataclass

from runwell.publishing.review.case import Case

_AS_IF = re.compile(
    r"\b(?:as if|as though|like|imagine|pretend\w*|avoid|not|without|than|when|after"
    r"|for)\b(?:\W+\w+){0,4}\W*$",
    re.I,
)
_STATIC = re.compile(r"\w*ing\b|supine|prone|seated|all fours", re.I)


@dataclass(frozen=True, slots=True)
class Taken:
    """A posture in a text, and where its words stand."""

    posture: str
    start: int
    end: int
    static: bool


def taken(text: str, case: Case) -> list[Taken]:
    """The postures that a text takes, in its order; not those that it only compares with."""
    found = [
        Taken(posture.id, match.start(), match.end(), _STATIC.match(match[0]) is not None)
        for posture in case.rules.exercises.postures
        for match in posture.words.finditer(text)
        if not _AS_IF.search(text[: match.start()])
    ]
    return sorted(found, key=lambda one: one.start)


def first_of(text: str, case: Case) -> str:
    """The posture that a text begins in; "" where it says none."""
    found = taken(text, case)
    return found[0].posture if found else ""


def may_have(name: str, case: Case) -> frozenset[str] | None:
    """The postures that an exercise of that name may have; None where the name does not say."""
    return next((known.may for known in case.rules.exercises.known if known.name.search(name)), None)


def contradiction(text: str, case: Case) -> str:
    """Why the steps cannot be done; "" where they can."""
    found = taken(text, case)
    if not found:
        return ""
    begins = found[0].posture
    for other in found[1:]:
        between = text[found[0].end : other.end + 60]
        if other.posture != begins and other.static and not case.rules.exercises.moves_on.search(between):
            return f"it begins {begins} and goes on {other.posture}, and nothing leads from one to the other"
    if len({one.posture for one in found}) > 1:
        return ""  # it changes its position, and says how
    for row in case.rules.exercises.impossible:
        match = row.does.search(text) if begins in row.postures else None
        if match and not row.unless.search(text):
            return f"“{match[0]}”, but {row.why}"
    return ""
