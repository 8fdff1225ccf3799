"""A morning of the diary."""

from __future__ import annotations

from datetime import date, datetime
from uuid import UUID

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext

from runwell.records import audit
from runwell.records.access.writing import held
from runwell.records.actions.standing_later import stands_anew_soon
from runwell.records.audit import By
from runwell.records.entry_fields import EntryFields, demand_past
from runwell.records.models import KeptMorning
from runwell.refusals import Refusal

LONGEST_NOTES = 1000
SAID = ("pain", "woke", "painkillers", "sleep", "notes")


@transaction.atomic
def keep_morning(
    *,
    by: By,
    patient_id: UUID,
    on: date,
    pain: int | None = None,
    woke: bool | None = None,
    painkillers: bool | None = None,
    sleep: int | None = None,
    notes: str = "",
    at: datetime | None = None,
) -> KeptMorning:
    """Keep what is said of a morning. What was said of it before stays where nothing is said now.

    sleep: hours. at: when it is said, if not now. Refusal: pain beyond 0-10, sleep beyond 0-24, too many
    words, a day that has not begun anywhere or is more than a year ago. PermissionDenied: not their record.
    """
    patient = held(by, patient_id).patient
    fields = EntryFields(
        {"pain": pain, "woke": woke, "painkillers": painkillers, "sleep": sleep, "notes": notes}
    )
    said = {
        "pain": fields.whole("pain", 0, 10),
        "woke": fields.flag("woke"),
        "painkillers": fields.flag("painkillers"),
        "sleep": fields.whole("sleep", 0, 24),
        "notes": fields.text("notes", LONGEST_NOTES) or None,
    }
    demand_past(on, at or timezone.now())
    new = {name: value for name, value in said.items() if value is not None}
    morning = KeptMorning.objects.filter(patient=patient, on=on).first() or KeptMorning(
        patient=patient, on=on
    )
    if morning._state.adding or any(getattr(morning, name) != value for name, value in new.items()):
        for name, value in new.items():
            setattr(morning, name, value)
        morning.save()
        stands_anew_soon(by=by, patient_id=patient.id)
        audit.record(by, "wrote in the diary", morning, patient=patient.id)
    return morning


@transaction.atomic
def take_back_of_morning(*, by: By, patient_id: UUID, on: date, what: str) -> bool:
    """Unsay one thing that was said of a morning by mistake; a morning of which nothing is left goes.

    False: it was not said, and nothing changed. Refusal: no such question. PermissionDenied: not their
    record.
    """
    patient = held(by, patient_id).patient
    if what not in SAID:
        raise Refusal(gettext("this is not asked of a morning"), gettext("diary"), gettext("Choose again"))
    morning = KeptMorning.objects.filter(patient=patient, on=on).first()
    if morning is None or getattr(morning, what) in (None, ""):
        return False
    row = morning.id
    setattr(morning, what, "" if what == "notes" else None)
    if any(getattr(morning, name) not in (None, "") for name in SAID):
        morning.save()
    else:
        morning.delete()
    stands_anew_soon(by=by, patient_id=patient.id)
    audit.record(by, "took back what was in the diary", KeptMorning(id=row), patient=patient.id)
    return True
