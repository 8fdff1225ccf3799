"""Reminding somebody of a visit the day before, once."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from django.db import transaction

from runwell.records import audit, visit_mail
from runwell.records.access.people import demand_of
from runwell.records.access.visits import AskedVisit
from runwell.records.models import Visit
from runwell.records.visit_mail import Told
from runwell.records.visit_reminding import reminder_key


@transaction.atomic
def remind_of_visit(*, by: str, visit_id: UUID, now: datetime) -> None:
    """Send the mail, if the visit still stands as it was agreed, and is still to come."""
    demand_of(by)
    coming = Visit.objects.filter(id=visit_id, state=Visit.AGREED, begins_at__gt=now)
    visit = coming.select_related("request", "location").first()
    if visit is None:
        return
    key = f"{reminder_key(visit)} mail"
    if visit_mail.tell(by, AskedVisit(visit.request, visit), Told.REMINDER, key=key):
        audit.record(by, "sent a reminder of a visit", visit, patient=visit.request.patient_id)
