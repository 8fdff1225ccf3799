"""What a clinician began a program for, which its runner does not leave behind by ending or changing it."""

from __future__ import annotations

from runwell.programme.locks import locks
from runwell.programme.situation import Situation
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
    """The causes of that program, where one of them gives no exercise before a clinician has looked."""
    last = clinicians_programme(patient)
    if last is None:
        return frozenset()
    there = Situation(cause=last.cause, also=tuple(last.also))
    return frozenset(there.causes) if locks(the_pack(), there) else frozenset()
