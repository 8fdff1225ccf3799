"""Changing an answer that was given before."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from types import MappingProxyType

from runwell.check.answers import Answers
from runwell.check.red_flags import judged
from runwell.knowledge.conditions import findings_in
from runwell.knowledge.pack import Pack


def changed(pack: Pack, answers: Answers, values: Mapping[str, object], asked: Iterable[str] = ()) -> Answers:
    """The answers with some given or changed; what no longer makes sense because of it is put aside.

    Only a question whose own condition looks at a changed answer, and now fails, is put aside: who corrects
    their sex is not held to an answer about periods. It counts as never asked, so it may come again.
    """
    after = answers.with_(pack, values, asked)
    moved = {name for name in values if answers.value(name) not in (None, after.value(name))}
    gone = {name for name in after.asked if _lost_its_ground(pack, name, moved, after)}
    if not gone:
        return after
    left = {name: value for name, value in after.values.items() if name not in gone}
    return Answers(MappingProxyType(left), after.asked - gone)


def _lost_its_ground(pack: Pack, name: str, moved: set[str], answers: Answers) -> bool:
    condition = pack.findings[name].shown_when
    if condition is None or not moved & findings_in(condition):
        return False
    return judged(condition, answers) is False
