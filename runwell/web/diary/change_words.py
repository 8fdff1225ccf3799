"""What was changed in a program, in words; what does not read any more is said to have been changed."""

from __future__ import annotations

from collections.abc import Iterator

from django.utils.translation import gettext

from runwell.knowledge.pack import Pack
from runwell.programme.because import Because
from runwell.records import plain_values
from runwell.records.models import ProgrammeChange
from runwell.refusals import Refusal
from runwell.web.programme_words import sentence


def change_words(pack: Pack, change: ProgrammeChange) -> str:
    """One paragraph: what, and what caused it. Where a dose changed, its first reason says how."""
    return " ".join((*_what(pack, change), *_reasons(pack, change)))


def _what(pack: Pack, change: ProgrammeChange) -> Iterator[str]:
    if change.what == ProgrammeChange.BEGAN:
        yield gettext("A program began.")
    elif change.what == ProgrammeChange.ENDED:
        yield gettext("The program ended.")
    elif change.what == ProgrammeChange.PHASE:
        yield gettext("The program went to phase {phase}.").format(phase=change.after)
    elif change.what == ProgrammeChange.LOOKED and change.clinician:
        yield gettext("{name} looked at how it goes.").format(name=change.clinician.name)
    elif change.what == ProgrammeChange.EXERCISE and not (change.before and change.after and change.because):
        yield _exercise(pack, change)
    if change.what != ProgrammeChange.LOOKED and change.clinician:
        yield gettext("Changed by {name}.").format(name=change.clinician.name)


def _exercise(pack: Pack, change: ProgrammeChange) -> str:
    known = pack.exercises.get(change.exercise)
    name = known.name if known else change.exercise
    if change.before is None:
        return gettext("{exercise} is new.").format(exercise=name)
    if change.after is None:
        return gettext("{exercise} went out.").format(exercise=name)
    return gettext("{exercise} changed.").format(exercise=name)


def _reasons(pack: Pack, change: ProgrammeChange) -> tuple[str, ...]:
    try:
        because = plain_values.read_tuple(Because, change.because)
        return tuple(dict.fromkeys(sentence(pack, one, aloud=False) for one in because))
    except (Refusal, KeyError):
        return ()
