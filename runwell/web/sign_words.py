"""The signs that need help at once, the most urgent first, and among those what this cause makes likely."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from runwell.knowledge.pack import Pack
from runwell.programme.causes import group_of
from runwell.programme.plan import Plan

CALL, ROOM = "call 911", "emergency room"
TITLES: tuple[tuple[str, str | Promise], ...] = (
    (CALL, _("Call 911 now")),
    (ROOM, _("Go to an emergency room now")),
    ("", _("Be seen today")),
)
"""What a sign says that one must do, and the title over all that say so. What says nothing is for today."""
WALKS, RESTS = "four steps", "rest"
FIRST: Mapping[str, tuple[str, ...]] = {
    "bone": (WALKS, RESTS, "limp", "cancer"),
    "joint": (RESTS, "fever", WALKS),
    "groin": ("testicle", "lump in the groin", "belly or pelvis", RESTS, WALKS),
    "muscle": ("sudden pop", "very hard exercise", WALKS),
    "referred": ("bladder", "New weakness"),
    "refer": (WALKS, RESTS, "fever"),
}
"""Group of causes -> words of the signs that matter most to it, in this order: `expert`."""


@dataclass(frozen=True, slots=True)
class Signs:
    """Signs of one urgency."""

    title: str | Promise
    signs: tuple[str, ...]


def by_urgency(signs: Iterable[str]) -> tuple[Signs, ...]:
    """Each sign once, under what to do."""
    every = tuple(dict.fromkeys(signs))
    groups = (Signs(title, tuple(one for one in every if _asks(one) == what)) for what, title in TITLES)
    return tuple(one for one in groups if one.signs)


def signs_of(pack: Pack, plan: Plan) -> tuple[str, ...]:
    """The signs of a plan, those of its cause first."""
    return for_group(plan.signs, group_of(pack, plan.situation.cause))


def for_group(signs: Iterable[str], group: str) -> tuple[str, ...]:
    """Those that matter most to that group of causes first; all others stay in their order."""
    first = FIRST.get(group, ())

    def place(sign: str) -> int:
        return next((number for number, word in enumerate(first) if word in sign), len(first))

    return tuple(sorted(signs, key=place))


def sign_lines(pack: Pack, plan: Plan) -> tuple[str, ...]:
    """The same as lines: a title, and its signs marked below it."""
    return tuple(_lines(signs_of(pack, plan)))


def _lines(signs: Iterable[str]) -> Iterator[str]:
    for one in by_urgency(signs):
        yield f"{one.title}:"
        yield from (f"- {sign}" for sign in one.signs)


def _asks(sign: str) -> str:
    """What the sign itself says after its colon."""
    _sign, _colon, what = sign.rpartition(": ")
    return next((words for words, _title in TITLES if words and words in what), "")
