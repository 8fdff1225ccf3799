"""Keeping a runner's program, and ending it. How it goes on: `programme_days`."""

from __future__ import annotations

from dataclasses import replace
from uuid import UUID

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext

from runwell.programme.prescription import Programme
from runwell.programme.situation import Situation
from runwell.records import audit, sound_programmes
from runwell.records.access.checks_since import locks_of_check
from runwell.records.access.clinicians_causes import serious_causes
from runwell.records.access.programmes import (
    clinicians_doses,
    current_programme,
    gate_for,
    gates_from,
    locked_by_clinician,
    red_flags,
)
from runwell.records.access.writing import held
from runwell.records.actions.changing import Changing
from runwell.records.actions.replaying import Replaying
from runwell.records.audit import By
from runwell.records.models import KeptProgramme, ProgrammeChange
from runwell.records.packs import the_pack

STATE = ("cause", "also", "phase", "equipment", "locks", "pack", "weekdays", "a_day")
PARTS = ("prescriptions", "locked", "fewer")


@transaction.atomic
def keep_programme(
    *, by: By, patient_id: UUID, programme: Programme, situation: Situation, why: str = ""
) -> KeptProgramme:
    """Let this program hold from now on; the one before ends. The same again changes nothing.

    why: why the one before ended. Refusal: the pack has another version by now, a gate is said to be open
    that no clinician opened for this injury, nothing may be given, a clinician has closed the exercises, or
    what one set, or began a program for, is not kept. PermissionDenied: neither the patient nor a clinician
    who may read the record.
    """
    own = held(by, patient_id)
    now = current_programme(own.patient)
    sound_programmes.demand_not_closed(now is not None and locked_by_clinician(now))
    # The newest word on red flags counts, also where whoever made the program did not ask for it.
    flags = red_flags(own.patient)
    if own.who != ProgrammeChange.CLINICIAN:
        flags = (*flags, *(locks_of_check(now) if now else ()))
        sound_programmes.demand_clinicians_causes(situation.causes, serious_causes(own.patient))
    whole = replace(situation, locks=(*situation.locks, *flags))
    sound_programmes.demand_sound(the_pack(), programme, whole, gate_for(own.patient, situation.causes))
    if own.who != ProgrammeChange.CLINICIAN:
        theirs = clinicians_doses(own.patient, programme.cause)
        sound_programmes.demand_clinicians(programme.prescriptions, theirs)
        sound_programmes.demand_stays(the_pack(), whole, programme, theirs)
    anew = KeptProgramme(patient=own.patient, gates_from=gates_from(own.patient, situation.causes))
    anew.hold(programme, situation)
    if now and all(getattr(now, name) == getattr(anew, name) for name in (*STATE, *PARTS)):
        return now
    if now:
        Changing(own, now).end(sound_programmes.reason_given(why or gettext("A new program began")))
        Replaying(anew, timezone.localdate()).follow(now)
    anew.save(force_insert=True)
    Changing(own, anew).note(ProgrammeChange.BEGAN)
    audit.record(by, "began an exercise program", anew, patient=patient_id)
    return anew


@transaction.atomic
def end_programme(*, by: By, patient_id: UUID, why: str) -> None:
    """No program holds any more. A second time changes nothing.

    Refusal: no reason, or too long a one; or a clinician closed the exercises, which ending does not undo.
    """
    own = held(by, patient_id)
    said = sound_programmes.reason_given(why)
    kept = current_programme(own.patient)
    if kept:
        closed = own.who != ProgrammeChange.CLINICIAN and locked_by_clinician(kept)
        sound_programmes.demand_not_closed(closed)
        Changing(own, kept).end(said)
        audit.record(by, "ended an exercise program", kept, patient=patient_id)
