"""What only a clinician does with a program: beginning it for a patient, closing it and opening it again."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext

from runwell.programme.because import Because, Why
from runwell.programme.choose import programme_of
from runwell.programme.dosing import DAYS
from runwell.programme.situation import Situation
from runwell.records import audit, plain_values, sound_programmes
from runwell.records.access.clinicians_causes import closed_for
from runwell.records.access.programmes import (
    clinicians_doses,
    current_programme,
    gate_for,
    locked_by_clinician,
    red_flags,
)
from runwell.records.access.writing import held_by_clinician
from runwell.records.actions.changing import Changing
from runwell.records.actions.programmes import end_programme, keep_programme
from runwell.records.models import Account, KeptProgramme, ProgrammeChange
from runwell.records.packs import the_pack

LONGEST_REASON = 500
CLOSED = Because(Why.LOCKED_BY_CLINICIAN)


@transaction.atomic
def begin_for_patient(
    *,
    by: Account,
    patient_id: UUID,
    cause: str,
    also: Iterable[str] = (),
    phase: int = 1,
    equipment: Iterable[str] = (),
    weekdays: tuple[int, ...] = (),
    why: str = "",
) -> KeptProgramme:
    """Begin a program for a cause that a clinician confirmed, also one that the check never names.

    weekdays: the usual ones of the phase where none were picked. why: why the one before ended. Where no
    exercise may be given it is kept closed, and says why. Refusal: a cause, place or equipment that the pack
    does not have, or a clinician has closed the exercises, unless it was by confirming this very cause.
    PermissionDenied for everybody but a clinician who looks after the patient, and never themselves.
    """
    patient, pack = held_by_clinician(by, patient_id).patient, the_pack()
    beside = tuple(dict.fromkeys(also))
    now = current_programme(patient)
    if now and closed_for(now) in (cause, *beside):
        # It was closed since this cause was confirmed: what it waited for begins now.
        end_programme(
            by=by, patient_id=patient_id, why=why or gettext("The cause turned out to be another one")
        )
    there = Situation(
        cause=cause,
        also=beside,
        phase=phase,
        gate=gate_for(patient, (cause, *beside)),
        equipment=frozenset(equipment),
        weekdays=weekdays or DAYS.get(phase, DAYS[1]),
    )
    whole = replace(there, locks=red_flags(patient))
    made = programme_of(pack, whole, clinicians_doses(patient, cause))
    return keep_programme(by=by, patient_id=patient_id, programme=made, situation=there, why=why)


@transaction.atomic
def lock_programme(*, by: Account, patient_id: UUID, reason: str) -> KeptProgramme:
    """Close every exercise until a clinician opens them again. The program stays as it is behind it.

    A second time changes nothing. Refusal: there is no program, or no reason. PermissionDenied as above.
    """
    changing = Changing.current(held_by_clinician(by, patient_id))
    said = sound_programmes.reason_given(reason, LONGEST_REASON)
    if not locked_by_clinician(changing.kept):
        changing.kept.locks = [*changing.kept.locks, plain_values.plain(CLOSED)]
        changing.kept.save(update_fields=["locks"])
        changing.note(ProgrammeChange.LOCKED, (CLOSED,), words=said)
        audit.record(by, "closed an exercise program", changing.kept, patient=patient_id)
    return changing.kept


@transaction.atomic
def unlock_programme(*, by: Account, patient_id: UUID, reason: str) -> KeptProgramme:
    """Open the exercises that a clinician closed. Red flags and gates stay as they are.

    Where nothing is closed, nothing changes. Refusal and PermissionDenied as above.
    """
    changing = Changing.current(held_by_clinician(by, patient_id))
    said = sound_programmes.reason_given(reason, LONGEST_REASON)
    if locked_by_clinician(changing.kept):
        every = plain_values.read_tuple(Because, changing.kept.locks)
        changing.kept.locks = plain_values.plain(tuple(one for one in every if one.why is not CLOSED.why))
        changing.kept.save(update_fields=["locks"])
        changing.note(ProgrammeChange.UNLOCKED, words=said)
        audit.record(by, "opened an exercise program again", changing.kept, patient=patient_id)
    return changing.kept
