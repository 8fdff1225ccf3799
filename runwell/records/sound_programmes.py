"""What a program must fulfill before it is kept, whoever made it."""

from __future__ import annotations

from collections.abc import Iterable

from django.utils.translation import gettext

from runwell.knowledge.pack import Pack
from runwell.programme.locks import locks
from runwell.programme.prescription import Prescription, Programme
from runwell.programme.safety import harmful
from runwell.programme.situation import Situation, demand_known
from runwell.refusals import Refusal

LONGEST_WORDS = 300


def demand_sound(pack: Pack, programme: Programme, situation: Situation, gate: str) -> None:
    """Refusal: of another pack or cause, unknown in it, or closed by a gate.

    gate: the last that a clinician really opened.
    """
    if programme.pack != pack.version:
        mend = gettext("Make the program anew")
        raise Refusal(gettext("the knowledge has changed since this was made"), gettext("program"), mend)
    if (programme.cause, programme.phase) != (situation.cause, situation.phase):
        mend = gettext("Make the program anew")
        raise Refusal(gettext("this program is for another cause or phase"), gettext("program"), mend)
    if situation.gate != gate:
        mend = gettext("Only a clinician's entry opens a gate")
        raise Refusal(gettext("this gate is not the one that is open"), gettext("gate"), mend)
    demand_known(pack, situation)
    if not programme.locked:
        demand_unlocked(pack, situation)
    for one in programme.prescriptions:
        demand_open(pack, situation, one.exercise)


def demand_unlocked(pack: Pack, situation: Situation) -> None:
    """Refusal: a cause, a bone, a red flag or a clinician's word closes every exercise."""
    if locks(pack, situation):
        mend = gettext("A clinician has to look first")
        raise Refusal(gettext("no exercise may be given now"), gettext("program"), mend)


def demand_not_closed(closed: bool) -> None:
    """Refusal: a clinician has closed the exercises."""
    if closed:
        mend = gettext("Ask your clinician to open them again")
        raise Refusal(gettext("a clinician has closed the exercises"), gettext("program"), mend)


def demand_clinicians_causes(causes: Iterable[str], theirs: Iterable[str]) -> None:
    """Refusal: left out is what a clinician began a program for, and nobody exercises with alone."""
    if set(theirs) - set(causes):
        mend = gettext("Ask your clinician to begin or end it")
        raise Refusal(
            gettext("your clinician made your program for something else"), gettext("program"), mend
        )


def demand_open(pack: Pack, situation: Situation, exercise: str) -> None:
    """Refusal: the pack does not have it, or it is closed until a clinician opens its gate."""
    if exercise not in pack.exercises:
        mend = gettext("Choose one of the exercises of the list")
        raise Refusal(gettext("this exercise is not known"), gettext("exercise"), mend)
    if harmful(pack, situation, pack.exercises[exercise]):
        mend = gettext("Open the gate first, with a reason")
        raise Refusal(gettext("this exercise waits for a bone to heal"), gettext("exercise"), mend)


def demand_clinicians(asked: Iterable[Prescription], before: Iterable[Prescription]) -> None:
    """Refusal: it says of an exercise that a clinician set it so, and none did."""
    theirs = {one.exercise: one for one in before if one.by_clinician}
    for one in asked:
        if one.by_clinician and theirs.get(one.exercise) != one:
            mend = gettext("Only a clinician sets an exercise for good")
            raise Refusal(gettext("no clinician has set this"), gettext("exercise"), mend)


def demand_stays(
    pack: Pack, situation: Situation, programme: Programme, before: Iterable[Prescription]
) -> None:
    """Refusal: what a clinician set is no more as they set it, although nothing closes it."""
    for one in before:
        if not one.by_clinician or one in programme.prescriptions or programme.locked:
            continue
        if one.exercise in pack.exercises and not harmful(pack, situation, pack.exercises[one.exercise]):
            mend = gettext("Ask the clinician to change it")
            raise Refusal(gettext("a clinician has set this, and it stays"), gettext("exercise"), mend)


def reason_given(words: str, longest: int = LONGEST_WORDS) -> str:
    """The reason, without what a database cannot keep. Refusal: none, or too long."""
    said = words.replace("\0", "").strip()
    if not 0 < len(said) <= longest:
        mend = gettext("Say why in a sentence of {longest} letters at most").format(longest=longest)
        raise Refusal(gettext("a reason is needed"), gettext("reason"), mend)
    return said
