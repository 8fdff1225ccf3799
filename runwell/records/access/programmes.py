"""A patient's program as it is kept, for whoever reached the patient by `own_record` or `patients`."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import timedelta
from uuid import UUID

from django.db.models import Max, QuerySet

from runwell.programme.because import Because, Why
from runwell.programme.causes import entry
from runwell.programme.prescription import Prescription
from runwell.programme.situation import Situation
from runwell.records import plain_values
from runwell.records.access.checks_since import locks_of_check
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
    """The last bone gate that is open for the injury of the program that holds now, "" none."""
    kept = current_programme(patient)
    return _open_since(patient, kept.gates_from) if kept else ""


def gate_for(patient: Patient, causes: Iterable[str]) -> str:
    """The last bone gate that would be open in a new program for these causes, "" none.

    Only what was opened for the same bones counts: nobody has looked at another injury yet.
    """
    return _open_since(patient, gates_from(patient, causes))


def gates_from(patient: Patient, causes: Iterable[str]) -> int:
    """The number of the last gate entry that does not count in a new program for these causes."""
    kept, wanted = current_programme(patient), injured_bones(causes)
    if kept and wanted and wanted <= injured_bones((kept.cause, *kept.also)):
        return kept.gates_from
    return GateEntry.objects.filter(patient=patient).aggregate(last=Max("number"))["last"] or 0


def injured_bones(causes: Iterable[str]) -> frozenset[str]:
    """Those of the causes that are bone stress injuries by the present pack."""
    pack = the_pack()
    known = (one for one in causes if one in pack.causes or one in pack.impairments)
    return frozenset(one for one in known if entry(pack, one).bone)


def _open_since(patient: Patient, number: int) -> str:
    entries = GateEntry.objects.filter(patient=patient, number__gt=number)
    newest = entries.order_by("-number").first()
    return newest.now_open if newest else ""


def locked_by_clinician(kept: KeptProgramme) -> bool:
    """Whether a clinician has closed the exercises of this program."""
    return any(one.why is Why.LOCKED_BY_CLINICIAN for one in plain_values.read_tuple(Because, kept.locks))


def clinicians_doses(patient: Patient, cause: str) -> tuple[Prescription, ...]:
    """What a clinician set and a new program for that cause must keep, unless a clinician makes it.

    Of the program that holds now, or that the runner ended last: ending it is no way around a clinician.
    """
    kept = programmes(patient).first()
    if kept is None or (kept.ended_at and (kept.cause != cause or _ended_by_clinician(kept))):
        return ()
    return tuple(one for one in kept.asked() if one.by_clinician)


def _ended_by_clinician(kept: KeptProgramme) -> bool:
    return kept.changes.filter(what=ProgrammeChange.ENDED, by=ProgrammeChange.CLINICIAN).exists()


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
    return situation_in(kept, sore) if kept else None


def situation_in(kept: KeptProgramme, sore: frozenset[str] = frozenset()) -> Situation:
    """The same for a program that was read already, and holds now."""
    held = plain_values.read_tuple(Because, kept.locks)
    said = red_flags(kept.patient)
    flags = (*said, *(one for one in locks_of_check(kept) if one not in said))
    return Situation(
        cause=kept.cause,
        also=tuple(kept.also),
        phase=kept.phase,
        gate=_open_since(kept.patient, kept.gates_from),
        equipment=frozenset(kept.equipment),
        sore=sore,
        weekdays=tuple(kept.weekdays),
        locks=(*held, *(one for one in flags if one not in held)),
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
