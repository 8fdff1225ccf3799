"""What a patient logs or a clinician does lets it be worked out anew how the patient stands, a little later.

By a due job and not at once: whoever logs something waits for no replay of their mornings.
"""

from __future__ import annotations

from datetime import datetime, timedelta
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from runwell.records.access.standings import alarm_of
from runwell.records.actions.jobs import put_off
from runwell.records.audit import By
from runwell.records.models import Patient, Standing

KIND = "bring-standing-up"
TOGETHER = timedelta(minutes=5)
"""What comes in within so long is worked out once."""


@transaction.atomic
def stands_anew_soon(*, by: By, patient_id: UUID) -> None:
    """To be called when the patient's row is held, so that a job that is due already waits for us."""
    due = _next(timezone.now())
    key = f"{KIND} {patient_id} {due.timestamp():.0f}"
    put_off(by=by, kind=KIND, about={"patient": str(patient_id)}, due_at=due, key=key)


@transaction.atomic
def was_looked_at(*, by: By, patient_id: UUID, at: datetime) -> None:
    """A clinician did something with the program: the list says so at once, and all of it in a moment."""
    Standing.objects.filter(patient=patient_id).update(looked_at=at)
    key = f"{KIND} {patient_id} {at.timestamp():.0f} looked"  # once for all changes of one action
    put_off(by=by, kind=KIND, about={"patient": str(patient_id)}, due_at=at, key=key)


@transaction.atomic
def note_alarm(*, by: By, patient: Patient) -> None:
    """What cannot wait is on the list at once. by: who said it."""
    what, at = alarm_of(patient)
    there = {"alarm": what, "alarm_at": at}
    # Of yesterday, so that whatever else there is will be worked out by the next hour.
    anew = {**there, "as_of": timezone.localdate() - timedelta(days=1)}
    if at or Standing.objects.filter(patient=patient).exists():
        Standing.objects.update_or_create(patient=patient, defaults=there, create_defaults=anew)


def _next(now: datetime) -> datetime:
    """The next moment of the clock at which it is worked out."""
    seconds = TOGETHER.total_seconds()
    return datetime.fromtimestamp((now.timestamp() // seconds + 1) * seconds, tz=now.tzinfo)
