"""The program that holds goes on on other days of the week, or with other things at hand."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace
from datetime import date
from uuid import UUID

from django.db import transaction

from runwell.programme.because import Because
from runwell.programme.other_days import lost, on_other_days
from runwell.programme.prescription import Programme
from runwell.programme.situation import Situation
from runwell.records import audit, sound_programmes
from runwell.records.access.programmes import locked_by_clinician, situation_of
from runwell.records.access.writing import held
from runwell.records.actions.changing import Changing
from runwell.records.actions.replaying import Replaying
from runwell.records.audit import By
from runwell.records.models import KeptProgramme, ProgrammeChange
from runwell.records.other_days import demand_goes_on
from runwell.records.packs import the_pack


@transaction.atomic
def change_days(
    *, by: By, patient_id: UUID, weekdays: tuple[int, ...], equipment: Collection[str], today: date
) -> KeptProgramme:
    """Phase, ticks, steps, log and reminders go on. Only what needs a thing that is gone is replaced.

    The same again changes nothing. Refusal: there is no program, or it is closed; no such weekday or thing;
    what a clinician set needs a thing that would be gone; nothing would be left. PermissionDenied: neither
    the patient nor a clinician who looks after the patient.
    """
    own = held(by, patient_id)
    changing = Changing.current(own)
    kept = changing.kept
    replaying = Replaying(kept, today)
    sound_programmes.demand_not_closed(locked_by_clinician(kept))
    now = replaying.brought().programme
    there = situation_of(own.patient)
    assert there is not None  # there is a program, and its patient's row is held
    wanted = replace(there, weekdays=tuple(sorted(weekdays)), equipment=frozenset(equipment))
    anew = demand_goes_on(now, there, wanted, today)
    if anew == now and wanted.equipment == there.equipment:
        return kept
    replaying.begin_anew(lambda before: on_other_days(the_pack(), before, there, wanted, today))
    if wanted.equipment != there.equipment:
        had, has = {"equipment": sorted(there.equipment)}, {"equipment": sorted(wanted.equipment)}
        changing.note(ProgrammeChange.EXERCISE, before=had, after=has)
        kept.equipment = sorted(wanted.equipment)
    changing.go_on(anew, _reasons(now, anew, wanted))
    audit.record(by, "changed days or equipment of an exercise program", kept, patient=patient_id)
    return kept


def _reasons(now: Programme, anew: Programme, wanted: Situation) -> dict[str, tuple[Because, ...]]:
    """Why each exercise left, and beside what stood in its place before, why the new one came."""
    gone = lost(the_pack(), now, wanted)
    left = {one.exercise for one in now.prescriptions} - {one.exercise for one in anew.prescriptions}
    instead = tuple(why for exercise in left for why in gone.get(exercise, ()))
    had = {one.exercise for one in now.prescriptions}
    new = {one.exercise: (*instead, *one.because) for one in anew.prescriptions if one.exercise not in had}
    return {**gone, **new}
