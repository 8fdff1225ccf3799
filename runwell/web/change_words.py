"""What was changed in a program, in words: what, who made it, and what caused it.

One room for all pages that say it: the program, its clinician's page, and the marks of the charts.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.utils.translation import gettext

from runwell.knowledge.pack import Pack
from runwell.programme.because import Because, Why
from runwell.programme.prescription import Prescription
from runwell.records import plain_values
from runwell.records.exercise_words import in_words
from runwell.records.models import ProgrammeChange
from runwell.refusals import Refusal
from runwell.web.plan_words import days_in_words, dose_words
from runwell.web.programme_words import sentences
from runwell.web.site.plain_words import PHASES

SAID_IN_THE_DOSE = frozenset({Why.LONGER_HOLD, Why.MORE_REPETITIONS, Why.MORE_SETS})
"""Steps that the new dose and the one before say themselves; beside them stands only what caused them."""


@dataclass(frozen=True, slots=True)
class Line:
    """who: in words. why: what caused it, a sentence each."""

    at: datetime
    what: str
    who: str
    why: tuple[str, ...]


def who_to_runner(one: ProgrammeChange) -> str:
    """Who made it, said to the runner."""
    if one.by == ProgrammeChange.CLINICIAN and one.clinician:
        return gettext("{name}, your clinician").format(name=one.clinician.name)
    return gettext("you") if one.by == ProgrammeChange.RUNNER else gettext("the rules of the program")


def lines(
    pack: Pack, changes: Iterable[ProgrammeChange], who: Callable[[ProgrammeChange], str] = who_to_runner
) -> tuple[Line, ...]:
    """The latest first. changes: the oldest first, with their clinicians and programs."""
    return tuple(Line(one.at, _what(pack, one), who(one), _why(pack, one)) for one in reversed(list(changes)))


def in_brief(pack: Pack, one: ProgrammeChange) -> str:
    """One paragraph, beside a chart. How sure a reason is stands on the page of the program."""
    who = (gettext("By {name}.").format(name=one.clinician.name),) if one.clinician else ()
    return " ".join((_what(pack, one), *who, *_why(pack, one, aloud=False)))


def _why(pack: Pack, one: ProgrammeChange, *, aloud: bool = True) -> tuple[str, ...]:
    if one.what == ProgrammeChange.ENDED:
        return (one.programme.ended_why,)
    words = (gettext("“{words}”").format(words=one.words),) if one.words else ()
    try:
        because = plain_values.read_tuple(Because, one.because)
    except Refusal:  # written by an earlier version; the change itself still stands
        return words
    causes = tuple(item for item in because if item.why not in SAID_IN_THE_DOSE or item.cautious)
    return (*sentences(pack, causes or because, aloud=aloud), *words)


def _what(pack: Pack, one: ProgrammeChange) -> str:
    match one.what:
        case ProgrammeChange.BEGAN:
            return gettext("The program began.")
        case ProgrammeChange.ENDED:
            return gettext("The program ended.")
        case ProgrammeChange.LOOKED:
            return gettext("Looked at how it goes.")
        case ProgrammeChange.LOCKED:
            return gettext("All exercises were closed.")
        case ProgrammeChange.UNLOCKED:
            return gettext("The exercises were opened again.")
        case ProgrammeChange.PHASE:
            return _phase(one)
        case _:
            return _exercise(pack, one) if one.exercise else _days_or_things(pack, one)


def _days_or_things(pack: Pack, one: ProgrammeChange) -> str:
    """What holds for the whole program: its weekdays, or what is at hand."""
    was, now = one.before or {}, one.after or {}
    if "weekdays" in now:
        words = gettext("Other days: {now}. Before: {was}.")
        return words.format(now=days_in_words(now["weekdays"]), was=days_in_words(was["weekdays"]))
    names = [pack.equipment[name].name for name in now.get("equipment", ()) if name in pack.equipment]
    return gettext("Now at hand: {things}.").format(things=", ".join(names) or gettext("nothing"))


def _phase(one: ProgrammeChange) -> str:
    words = {"was": one.before, "number": one.after, "name": PHASES.get(one.after or 0, "")}
    return gettext("From phase {was} to phase {number}: {name}.").format(**words)


def _exercise(pack: Pack, one: ProgrammeChange) -> str:
    was, now = _dose(pack, one.exercise, one.before), _dose(pack, one.exercise, one.after)
    return _exercise_words(one, bool(was), bool(now), was == now).format(
        name=_name(pack, one.exercise), was=was, now=now
    )


def _exercise_words(one: ProgrammeChange, was: bool, now: bool, same: bool) -> str:
    """was, now: whether that dose still reads."""
    if one.after is None:
        return gettext("{name} is left out.")
    if one.before is None:
        return gettext("{name} is new: {now}.") if now else gettext("{name} is new.")
    if not now:
        return gettext("{name} changed.")
    if same:
        return gettext("{name}: {now}, as before.")
    return gettext("{name}: {now}. Before: {was}.") if was else gettext("{name}: {now}.")


def _name(pack: Pack, exercise: str) -> str:
    known = pack.exercises.get(exercise)
    return in_words(known, pack.exercises).name if known else exercise


def _dose(pack: Pack, exercise: str, kept: Any) -> str:
    """The dose in words; "" where there is none, or it does not read any more."""
    if kept is None or exercise not in pack.exercises:
        return ""
    try:
        asked = plain_values.read(Prescription, kept)
    except Refusal:
        return ""
    return dose_words(in_words(pack.exercises[exercise], pack.exercises), asked)
