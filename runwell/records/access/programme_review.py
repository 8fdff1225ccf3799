"""What a clinician reviews of a program and of a way back, beside these themselves."""

from __future__ import annotations

from django.db.models import Max, QuerySet

from runwell.records.access.comebacks import current_comeback
from runwell.records.access.programmes import current_programme, newest_safety_word
from runwell.records.models import GateEntry, Patient, PhaseTick, ProgrammeChange, SafetyWord

NO_PROGRAMME = "none"


def programme_state(patient: Patient) -> str:
    """Another text as soon as a change, a gate, a safety word or a clinician's tick is new."""
    kept = current_programme(patient)
    changed = kept.changes.aggregate(last=Max("number"))["last"] if kept else 0
    gate = GateEntry.objects.filter(patient=patient).aggregate(last=Max("number"))["last"]
    word = newest_safety_word(patient)
    ticks = PhaseTick.objects.filter(programme=kept, by=ProgrammeChange.CLINICIAN)
    ticked = ticks.aggregate(last=Max("at"))["last"]
    parts = (
        kept.id if kept else NO_PROGRAMME,
        changed,
        gate,
        word and word.number,
        ticked and ticked.timestamp(),
    )
    return ".".join(str(one or 0) for one in parts)


def way_back_state(patient: Patient) -> str:
    """Another text as soon as another way back holds, or a clinician's word on it is new."""
    kept = current_comeback(patient)
    parts = (kept.id, kept.diagnosed_on, kept.sooner_on, kept.sooner_why) if kept else (NO_PROGRAMME,)
    return ".".join(str(one or 0) for one in parts)


def changes_since(patient: Patient, seen: str) -> list[ProgrammeChange]:
    """The changes of the program that holds that came after that state, the oldest first."""
    kept = current_programme(patient)
    if kept is None:
        return []
    of_this, _, rest = seen.partition(".")
    last = rest.partition(".")[0]
    number = int(last) if of_this == str(kept.id) and last.isdecimal() else 0
    return list(kept.changes.filter(number__gt=number).select_related("clinician", "programme"))


def safety_words_of(patient: Patient) -> QuerySet[SafetyWord]:
    """What the runner said about the warning and the red flags, the newest first."""
    return SafetyWord.objects.filter(patient=patient).order_by("-number")
