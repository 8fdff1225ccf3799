"""Bringing a program to today, before anybody looks at it."""

from __future__ import annotations

from datetime import date
from uuid import UUID

from django.db import transaction

from runwell.records import audit
from runwell.records.access.writing import held_to_go_on
from runwell.records.actions.changing import Changing
from runwell.records.actions.replaying import Replaying
from runwell.records.audit import By
from runwell.records.programme_today import ProgrammeToday


@transaction.atomic
def bring_up_to_date(*, by: By, patient_id: UUID, today: date) -> ProgrammeToday:
    """Replay every morning until today, note what it changed, and say what holds today.

    A second time, with nothing new, changes nothing and is cheap. today: the runner's day. Refusal: there is
    no program, or it cannot go on by the present knowledge; or the consent was taken back. PermissionDenied:
    neither the patient nor a clinician to whom the record is open.
    """
    own = held_to_go_on(by, patient_id)
    kept = Changing.current(own).kept
    was = kept.programme()
    stands = Replaying(kept, today).brought()
    if stands.programme != was:
        audit.record(by, "carried on an exercise program", kept, patient=patient_id)
    return stands
