"""What was changed in a program, in words; what does not read any more is said to have been changed."""

from __future__ import annotations

from django.utils.translation import gettext

from runwell.knowledge.pack import Pack
from runwell.programme.because import Because
from runwell.records import plain_values
from runwell.records.models import ProgrammeChange
from runwell.refusals import Refusal
from runwell.web.programme_words import sentence


def change_words(pack: Pack, change: ProgrammeChange) -> str:
    """One paragraph: what, and what caused it. Where a dose changed, its first reason says how."""
    reasons = _reasons(pack, change)
    dose = change.what == ProgrammeChange.EXERCISE and change.before and change.after
    what = () if dose and reasons else (_what(pack, change),)
    named = change.clinician and change.what != ProgrammeChange.LOOKED
    who = (gettext("Changed by {name}.").format(name=change.clinician.name),) if named else ()
    return " ".join((*what, *who, *reasons))


def _what(pack: Pack, change: ProgrammeChange) -> str:
    if change.what == ProgrammeChange.BEGAN:
        return gettext("A program began.")
    if change.what == ProgrammeChange.ENDED:
        return gettext("The program ended.")
    if change.what == ProgrammeChange.PHASE:
        return gettext("The program went to phase {phase}.").format(phase=change.after)
    if change.what == ProgrammeChange.LOOKED:
        name = change.clinician.name if change.clinician else gettext("Somebody")
        return gettext("{name} looked at how it goes.").format(name=name)
    return _exercise(pack, change)


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
