"""Whom to remind of a session, and whether that still makes sense."""

from __future__ import annotations

from datetime import datetime, timedelta

from django.db.models import QuerySet
from django.utils import timezone

from runwell.records.access.own import agrees
from runwell.records.models import DueJob, KeptProgramme, KeptSession

AGAIN_AFTER = timedelta(hours=4)


def to_remind(now: datetime) -> QuerySet[KeptProgramme]:
    """Programs whose runner wants a mail, by the practice's clock at this hour or earlier today."""
    hour = timezone.localtime(now).hour
    wanted = KeptProgramme.objects.filter(ended_at=None, remind_by_mail=True, remind_at__lte=hour)
    return wanted.select_related("patient__account").order_by("id")


def reminder_key(kept: KeptProgramme, now: datetime, number: int) -> str:
    """The same for all reminders of this number on this day."""
    return f"session-reminder {kept.id} {timezone.localdate(now)} {number}"


def next_reminder(kept: KeptProgramme, now: datetime) -> str:
    """The key of the one that is due, "" none: the first, or a second hours later, if nothing was logged."""
    account, day = kept.patient.account, timezone.localdate(now)
    if not account.is_active or not agrees(account):
        return ""
    if KeptSession.objects.filter(programme__patient=kept.patient, planned_on=day).exists():
        return ""
    first, second = (reminder_key(kept, now, number) for number in (1, 2))
    sent = DueJob.objects.filter(key=first).first()
    if sent is None:
        return first
    return second if sent.due_at <= now - AGAIN_AFTER else ""
