"""Every change of a program: when, what, who made it, and what caused it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.utils.translation import gettext

from runwell.knowledge.pack import Pack
from runwell.programme.because import Because
from runwell.programme.prescription import Prescription
from runwell.records import plain_values
from runwell.records.exercise_words import in_words
from runwell.records.models import ProgrammeChange
from runwell.refusals import Refusal
from runwell.web.plan_words import dose_words
from runwell.web.programme.exercises import sentences
from runwell.web.site.plain_words import PHASES


@dataclass(frozen=True, slots=True)
class Line:
    """who: in words. why: what caused it, a sentence each."""

    at: datetime
    what: str
    who: str
    why: tuple[str, ...]


def lines(pack: Pack, changes: Iterable[ProgrammeChange]) -> tuple[Line, ...]:
    """The latest first. changes: the oldest first, with their clinicians and programs."""
    return tuple(_line(pack, one) for one in reversed(list(changes)))


def _line(pack: Pack, one: ProgrammeChange) -> Line:
    return Line(one.at, _what(pack, one), _who(one), _why(pack, one))


def _who(one: ProgrammeChange) -> str:
    if one.by == ProgrammeChange.CLINICIAN and one.clinician:
        return gettext("{name}, your clinician").format(name=one.clinician.name)
    return gettext("you") if one.by == ProgrammeChange.RUNNER else gettext("the rules of the program")


def _why(pack: Pack, one: ProgrammeChange) -> tuple[str, ...]:
    if one.what == ProgrammeChange.ENDED:
        return (one.programme.ended_why,)
    words = (gettext("“{words}”").format(words=one.words),) if one.words else ()
    try:
        because = plain_values.read_tuple(Because, one.because)
    except Refusal:  # written by an earlier version; the change itself still stands
        return words
    return (*sentences(pack, because), *words)


def _what(pack: Pack, one: ProgrammeChange) -> str:
    match one.what:
        case ProgrammeChange.BEGAN:
            return gettext("The program began.")
        case ProgrammeChange.ENDED:
            return gettext("The program ended.")
        case ProgrammeChange.LOOKED:
            return gettext("Looked at how it goes.")
        case ProgrammeChange.PHASE:
            return _phase(one)
        case _:
            return _exercise(pack, one)


def _phase(one: ProgrammeChange) -> str:
    words = {"was": one.before, "number": one.after, "name": PHASES.get(one.after or 0, "")}
    return gettext("From phase {was} to phase {number}: {name}.").format(**words)


def _exercise(pack: Pack, one: ProgrammeChange) -> str:
    was, now = _dose(pack, one.exercise, one.before), _dose(pack, one.exercise, one.after)
    words = {"name": _name(pack, one.exercise), "was": was, "now": now}
    if one.after is None:
        return gettext("{name} is left out.").format(**words)
    if one.before is None:
        return gettext("{name} is new: {now}.").format(**words)
    if was == now:
        return gettext("{name}: {now}, as before.").format(**words)
    return gettext("{name}: {now}. Before: {was}.").format(**words)


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
