"""A page's exercises among the pack's."""

from __future__ import annotations

import re

from runwell.knowledge.exercises import Exercise
from runwell.knowledge.pack import Pack
from runwell.publishing.review.words import stems_of


def same_exercise(name: str, pack: Pack | None) -> Exercise | None:
    """The pack's exercise of exactly that name, brackets aside; None where there is none."""
    asked = set(stems_of(name))
    for exercise in pack.exercises.values() if pack and asked else ():
        if set(stems_of(re.sub(r"\([^)]*\)", " ", exercise.name))) == asked:
            return exercise
    return None


def like_exercise(name: str, pack: Pack | None) -> Exercise | None:
    """The pack's only exercise whose name holds these words, or the one of exactly that name."""
    if pack is None or (same := same_exercise(name, pack)):
        return same if pack else None
    asked = set(stems_of(name))
    found = [one for one in pack.exercises.values() if asked and asked <= set(stems_of(one.name))]
    return found[0] if len(found) == 1 else None
