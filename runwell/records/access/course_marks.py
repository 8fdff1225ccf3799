"""A mark of everything that a replay of the mornings reads: another one as soon as any of it is new."""

from __future__ import annotations

import json
from datetime import date
from functools import reduce
from hashlib import sha256
from operator import add
from typing import Any
from uuid import UUID

from django.db.models import F, Func, IntegerField, OuterRef, QuerySet, Subquery

from runwell.programme.situation import Situation
from runwell.records.access.courses import ASKED
from runwell.records.models import (
    KeptMorning,
    KeptProgramme,
    Patient,
    ProgrammeChange,
    RunWord,
    SessionAnswer,
    SetEntry,
)
from runwell.records.packs import the_pack


def course_mark(kept: KeptProgramme, there: Situation, day: date) -> str:
    """SHA-256 of the day, the situation, the program and the log.

    Sets and answers are only ever added, and what was answered is only ever taken back: a new answer is
    another number of answers, and with the same number of them less that is answered can only be taken back.
    """
    patient = kept.patient_id
    read = (
        day,
        the_pack().version,
        _situation(there),
        (kept.id, kept.base_on, kept.phase, kept.weekdays),
        # A database may give a value's names back in another order.
        json.dumps([kept.base, kept.base_flares, kept.prescriptions], sort_keys=True),
        _counts(patient),
        list(
            KeptMorning.objects.filter(patient=patient)
            .order_by("on")
            .values_list("on", "pain", "woke", "painkillers")
        ),
        list(RunWord.objects.filter(patient=patient).order_by("on").values_list("on", *ASKED)),
    )
    return sha256(repr(read).encode("utf-8")).hexdigest()


def _counts(patient: UUID) -> tuple[int, ...]:
    """How many sets, answers, things answered and changes by a clinician there are, all asked at once."""
    sets = SetEntry.objects.filter(session__programme__patient=OuterRef("pk"))
    answers = SessionAnswer.objects.filter(session__programme__patient=OuterRef("pk"))
    changes = ProgrammeChange.objects.filter(programme__patient=OuterRef("pk"), by=ProgrammeChange.CLINICIAN)
    counts = _count(sets), _count(answers), _count(answers, *ASKED), _count(changes)
    return Patient.objects.filter(id=patient).values_list(*counts).get()


def _count(rows: QuerySet[Any], *names: str) -> Subquery:
    """Of the rows; or of what is said in these fields of them."""
    # Without a group: a count over no rows is 0 and not nothing.
    every = [Func(F(name), function="COUNT", output_field=IntegerField()) for name in names or ("pk",)]
    return Subquery(rows.order_by().annotate(n=reduce(add, every)).values("n"))


def _situation(there: Situation) -> tuple[object, ...]:
    """As text it must be the same each time, which a set is not."""
    locks = [(one.why.value, sorted(one.facts.items())) for one in there.locks]
    return there.causes, there.phase, there.gate, sorted(there.equipment), there.weekdays, locks
