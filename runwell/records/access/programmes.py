"""A patient's program as it is kept, for whoever reached the patient by `own_record` or `patients`."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from uuid import UUID

from django.db.models import QuerySet

from runwell.programme.because import Because, Why
from runwell.programme.situation import Situation
from runwell.records import plain_values
from runwell.records.entry_fields import FURTHEST
from runwell.records.models import (
    EntryToLookAt,
    GateEntry,
    KeptProgramme,
    OutcomeScore,
    Patient,
    ProgrammeChange,
    SafetyWord,
)
from runwell.records.packs import the_pack
from runwell.records.session_entries import KnownProgramme


def current_programme(patient: Patient) -> KeptProgramme | None:
    """The program that holds now."""
    return KeptProgramme.objects.filter(patient=patient, ended_at=None).first()


def programmes(patient: Patient) -> QuerySet[KeptProgramme]:
    """Every program, the latest first."""
    return KeptProgramme.objects.filter(patient=patient).order_by("-began_at", "id")


def programme_changes(patient: Patient) -> QuerySet[ProgrammeChange]:
    """Every change of every program, the oldest first, with the clinician's name where one made it."""
    every = ProgrammeChange.objects.filter(programme__patient=patient).select_related("clinician")
    return every.order_by("programme__began_at", "programme_id", "number")


def gate_entries(patient: Patient) -> QuerySet[GateEntry]:
    """What was opened and closed, the newest first."""
    return GateEntry.objects.filter(patient=patient).select_related("clinician").order_by("-number")


def open_gate(patient: Patient) -> str:
    """The last bone gate that is open, "" none."""
    newest = GateEntry.objects.filter(patient=patient).order_by("-number").first()
    return newest.now_open if newest else ""


def newest_safety_word(patient: Patient) -> SafetyWord | None:
    """What the runner said last about the warning and the red flags."""
    return SafetyWord.objects.filter(patient=patient).order_by("-number").first()


def red_flags(patient: Patient) -> tuple[Because, ...]:
    """The locks of the red flags that the runner said last to be true."""
    newest = newest_safety_word(patient)
    return tuple(Because(Why.LOCKED_RED_FLAG, {"rule": rule}) for rule in (newest.rules if newest else ()))


def entries_to_look_at(patient: Patient) -> QuerySet[EntryToLookAt]:
    """What a device sent, could not be understood, and nobody has looked at yet."""
    return EntryToLookAt.objects.filter(patient=patient, seen_at=None).order_by("came_at", "came_whole")


def outcome_scores(patient: Patient) -> QuerySet[OutcomeScore]:
    """Every score, the oldest first."""
    return OutcomeScore.objects.filter(patient=patient).order_by("on", "measure", "part")


def situation_of(patient: Patient, sore: frozenset[str] = frozenset()) -> Situation | None:
    """What the current program is made for, as it stands now; None where there is no program.

    sore: what hurts today, which is asked and not kept. Refusal: what is kept does not read any more.
    """
    kept = current_programme(patient)
    if kept is None:
        return None
    held = plain_values.read_tuple(Because, kept.locks)
    flags = tuple(one for one in red_flags(patient) if one not in held)
    return Situation(
        cause=kept.cause,
        also=tuple(kept.also),
        phase=kept.phase,
        gate=open_gate(patient),
        equipment=frozenset(kept.equipment),
        sore=sore,
        weekdays=tuple(kept.weekdays),
        locks=(*held, *flags),
    )


def known_programmes(patient: Patient) -> dict[UUID, KnownProgramme]:
    """What a device may name: every program of the patient, since one may have been offline for long."""
    pack = the_pack()
    return {
        kept.id: KnownProgramme(
            exercises=frozenset(pack.exercises) | frozenset(_exercises(kept)),
            packs=frozenset({pack.version, kept.pack, *kept.rested_on}),
            began=(kept.began_at - FURTHEST - timedelta(days=1)).date(),
        )
        for kept in KeptProgramme.objects.filter(patient=patient).prefetch_related("changes")
    }


def _exercises(kept: KeptProgramme) -> Iterator[str]:
    """Those that it asks for, and those that it once asked for."""
    yield from (one["exercise"] for one in kept.prescriptions)
    yield from (one.exercise for one in kept.changes.all() if one.exercise)
