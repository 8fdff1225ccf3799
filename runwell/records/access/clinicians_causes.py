"""What a clinician began a program for, which its runner does not leave behind by ending or changing it."""

from __future__ import annotations

from runwell.programme.because import Because, Why
from runwell.programme.locks import locks
from runwell.programme.situation import Situation
from runwell.records import plain_values
from runwell.records.access.findings_of import confirmed_cause
from runwell.records.models import KeptProgramme, Patient, ProgrammeChange
from runwell.records.packs import the_pack


def clinicians_programme(patient: Patient) -> KeptProgramme | None:
    """The last one that a clinician began, also where the runner ended it or one follows it.

    None: there is none, or a clinician ended it or one after it.
    """
    every = KeptProgramme.objects.filter(patient=patient)
    began = every.filter(changes__what=ProgrammeChange.BEGAN, changes__by=ProgrammeChange.CLINICIAN)
    last = began.order_by("-began_at").first()
    if last is None:
        return None
    ended = every.filter(
        began_at__gte=last.began_at,
        changes__what=ProgrammeChange.ENDED,
        changes__by=ProgrammeChange.CLINICIAN,
    )
    return None if ended.exists() else last


def serious_causes(patient: Patient) -> frozenset[str]:
    """The causes of that program and the confirmed one, where exercises wait until somebody has looked."""
    last, found = clinicians_programme(patient), confirmed_cause(patient)
    pack = the_pack()
    there = [Situation(cause=last.cause, also=tuple(last.also))] if last else []
    if found and found.cause in pack.causes:
        there.append(Situation(cause=found.cause))
    return frozenset(cause for one in there if locks(pack, one) for cause in one.causes)


def closed_for(kept: KeptProgramme) -> str:
    """The cause whose confirmation closed the program, which was for another; "" where nothing of it did."""
    every = plain_values.read_tuple(Because, kept.locks)
    return next((str(one.facts["cause"]) for one in every if _by_confirming(one)), "")


def _by_confirming(one: Because) -> bool:
    return one.why is Why.LOCKED_BY_CLINICIAN and "cause" in one.facts
