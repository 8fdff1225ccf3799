"""A mark of everything that a replay of the mornings reads: another one as soon as any of it is new."""

from __future__ import annotations

import json
from datetime import date
from hashlib import sha256

from runwell.programme.situation import Situation
from runwell.records.models import KeptMorning, KeptProgramme, ProgrammeChange, SessionAnswer, SetEntry
from runwell.records.packs import the_pack


def course_mark(kept: KeptProgramme, there: Situation, day: date) -> str:
    """SHA-256 of the day, the situation, the program and the log. Sets and answers are only ever added."""
    patient = kept.patient_id
    read = (
        day,
        the_pack().version,
        _situation(there),
        (kept.id, kept.base_on, kept.phase, kept.weekdays),
        # A database may give a value's names back in another order.
        json.dumps([kept.base, kept.base_flares, kept.prescriptions], sort_keys=True),
        SetEntry.objects.filter(session__programme__patient=patient).count(),
        SessionAnswer.objects.filter(session__programme__patient=patient).count(),
        ProgrammeChange.objects.filter(programme__patient=patient, by=ProgrammeChange.CLINICIAN).count(),
        list(
            KeptMorning.objects.filter(patient=patient)
            .order_by("on")
            .values_list("on", "pain", "woke", "painkillers")
        ),
    )
    return sha256(repr(read).encode("utf-8")).hexdigest()


def _situation(there: Situation) -> tuple[object, ...]:
    """As text it must be the same each time, which a set is not."""
    locks = [(one.why.value, sorted(one.facts.items())) for one in there.locks]
    return there.causes, there.phase, there.gate, sorted(there.equipment), there.weekdays, locks
