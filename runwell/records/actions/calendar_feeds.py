"""Opening and closing the address that a runner's calendar reads."""

from __future__ import annotations

from secrets import token_urlsafe
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from runwell.records import audit
from runwell.records.access.writing import held_by_runner
from runwell.records.models import Account, CalendarFeed
from runwell.records.tokens import token_hash


@transaction.atomic
def open_calendar_feed(*, by: Account, patient_id: UUID) -> str:
    """The token of a new address; one that there was before opens nothing any more.

    It is shown now and never again. PermissionDenied for everybody but the runner.
    """
    patient, token = held_by_runner(by, patient_id).patient, token_urlsafe(32)
    feed, _ = CalendarFeed.objects.update_or_create(
        patient=patient, defaults={"token_hash": token_hash(token), "made_at": timezone.now()}
    )
    audit.record(by, "opened a calendar of their sessions", feed, patient=patient_id)
    return token


@transaction.atomic
def close_calendar_feed(*, by: Account, patient_id: UUID) -> None:
    """Nobody reads it any more. A second time changes nothing. PermissionDenied as above."""
    patient = held_by_runner(by, patient_id).patient
    feed = CalendarFeed.objects.filter(patient=patient).first()
    if feed:
        gone = CalendarFeed(id=feed.id)
        feed.delete()
        audit.record(by, "closed the calendar of their sessions", gone, patient=patient_id)
