"""How a day's running went, in the runner's words: what no watch knows."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from runwell.records import audit
from runwell.records.access.writing import held
from runwell.records.actions.standing_later import stands_anew_soon
from runwell.records.audit import By
from runwell.records.entry_fields import EntryFields, demand_past
from runwell.records.models import RunWord

LONGEST_MINUTES, FARTHEST = 24 * 60, 500_000
SCALES, FLAGS = ("during", "hour_after", "effort"), ("limp", "also_red")
SAID = (*SCALES, *FLAGS, "run_minutes", "walk_minutes", "meters")


@transaction.atomic
def say_of_running(
    *, by: By, patient_id: UUID, on: date, said: Mapping[str, Any], at: datetime | None = None
) -> RunWord:
    """Keep what is said of a day's running. What was said of it before stays where nothing is said now.

    said: the names of `SAID`; minutes and meters where the day has no file. at: when it is said, if not now.
    Refusal: something beyond its scale, or not asked; a day that has not begun anywhere or is more than a
    year ago. PermissionDenied: neither the patient nor a clinician who looks after the patient.
    """
    patient = held(by, patient_id).patient
    new = {name: value for name, value in _read(said).items() if value is not None}
    demand_past(on, at or timezone.now())
    word = RunWord.objects.filter(patient=patient, on=on).first() or RunWord(patient=patient, on=on)
    if word._state.adding or any(getattr(word, name) != value for name, value in new.items()):
        for name, value in new.items():
            setattr(word, name, value)
        word.save()
        stands_anew_soon(by=by, patient_id=patient.id)
        audit.record(by, "said how a run went", word, patient=patient.id)
    return word


@transaction.atomic
def take_back_of_running(*, by: By, patient_id: UUID, on: date) -> bool:
    """Unsay everything of a day's running. False: nothing was said. PermissionDenied: not their record."""
    patient = held(by, patient_id).patient
    word = RunWord.objects.filter(patient=patient, on=on).first()
    if word is None:
        return False
    gone = RunWord(id=word.id)
    word.delete()
    stands_anew_soon(by=by, patient_id=patient.id)
    audit.record(by, "took back how a run went", gone, patient=patient.id)
    return True


def _read(said: Mapping[str, Any]) -> dict[str, Any]:
    fields = EntryFields(said)
    read: dict[str, Any] = {name: fields.whole(name, 0, 10) for name in SCALES}
    read |= {name: fields.flag(name) for name in FLAGS}
    read |= {name: fields.whole(name, 0, LONGEST_MINUTES) for name in ("run_minutes", "walk_minutes")}
    read["meters"] = fields.whole("meters", 0, FARTHEST)
    fields.nothing_else()
    return read
