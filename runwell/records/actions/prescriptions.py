"""A clinician sets an exercise of a program; the program then keeps to it. And looks at how it goes."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from uuid import UUID

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext

from runwell.programme.because import Because, Why
from runwell.programme.prescription import Prescription, Programme
from runwell.records import audit, sound_programmes
from runwell.records.access.programmes import situation_of
from runwell.records.access.writing import Held, held_by_clinician
from runwell.records.actions.changing import Changing
from runwell.records.actions.replaying import Replaying
from runwell.records.models import Account, KeptProgramme, ProgrammeChange
from runwell.records.packs import the_pack
from runwell.refusals import Refusal

SET = (Because(Why.SET_BY_CLINICIAN),)


@transaction.atomic
def change_prescription(*, by: Account, patient_id: UUID, prescription: Prescription) -> KeptProgramme:
    """Ask for this exercise in just this way, in the place where it stands, else at the end.

    Refusal: there is no program, it is locked, the exercise is not known or its gate is closed.
    PermissionDenied for everybody but a clinician who looks after the patient, and never themselves.
    """
    changing = Changing.current(held_by_clinician(by, patient_id))
    there = situation_of(changing.held.patient)
    if there:
        sound_programmes.demand_unlocked(the_pack(), there)
        sound_programmes.demand_open(the_pack(), there, prescription.exercise)
    since = prescription.since or timezone.localdate()
    anew = replace(prescription, by_clinician=True, because=SET, since=since)

    def change(asked: tuple[Prescription, ...]) -> tuple[Prescription, ...]:
        after = tuple(anew if one.exercise == anew.exercise else one for one in asked)
        return after if anew in after else (*after, anew)

    return _go_on(changing, change)


@transaction.atomic
def leave_out_exercise(*, by: Account, patient_id: UUID, exercise: str) -> KeptProgramme:
    """Take an exercise out. Refusal: it is not in the program. PermissionDenied as above."""
    changing = Changing.current(held_by_clinician(by, patient_id))
    if all(one.exercise != exercise for one in changing.kept.asked()):
        mend = gettext("Choose one of the exercises of the program")
        raise Refusal(gettext("this exercise is not in the program"), gettext("exercise"), mend)
    return _go_on(
        changing, lambda asked: tuple(one for one in asked if one.exercise != exercise), gone=exercise
    )


@transaction.atomic
def look_at_course(*, by: Account, patient_id: UUID) -> None:
    """Note that a clinician has looked at how the program goes. PermissionDenied as above."""
    changing = Changing.current(held_by_clinician(by, patient_id))
    changing.note(ProgrammeChange.LOOKED)
    audit.record(by, "looked at how an exercise program goes", changing.kept, patient=patient_id)


def _go_on(
    changing: Changing,
    change: Callable[[tuple[Prescription, ...]], tuple[Prescription, ...]],
    gone: str = "",
) -> KeptProgramme:
    def changed(programme: Programme) -> Programme:
        return replace(programme, prescriptions=change(programme.prescriptions))

    held: Held = changing.held
    before = changing.kept.programme()
    now = changed(before)
    if now != before:
        Replaying(changing.kept, timezone.localdate()).begin_anew(changed)
        changing.go_on(now, {gone: SET} if gone else {})
        if held.clinician:
            audit.record(
                held.clinician, "changed an exercise program", changing.kept, patient=held.patient.id
            )
    return changing.kept
