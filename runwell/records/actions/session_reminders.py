"""Reminders of exercise sessions: whether, at which hour, and sending those that are due."""

from __future__ import annotations

from contextlib import suppress
from datetime import datetime, timedelta
from uuid import UUID

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext

from runwell.records import audit, session_reminder_mail
from runwell.records.access.planned_sessions import planned_sessions
from runwell.records.access.reminders import next_reminder, to_remind
from runwell.records.access.writing import held_by_runner
from runwell.records.actions.changing import Changing
from runwell.records.actions.jobs import put_off
from runwell.records.actions.programme_days import bring_up_to_date
from runwell.records.models import Account, KeptProgramme
from runwell.refusals import Refusal

KIND = "session-reminder"
HOURS = range(24)


@transaction.atomic
def set_reminders(*, by: Account, patient_id: UUID, hour: int | None, by_mail: bool) -> KeptProgramme:
    """From now on remind at this hour of each day with a session, by the practice's clock; None: never.

    The same again changes nothing. Refusal: there is no program, or no such hour. PermissionDenied for
    everybody but the runner.
    """
    kept = Changing.current(held_by_runner(by, patient_id)).kept
    if hour is not None and hour not in HOURS:
        raise Refusal(gettext("there is no such hour"), gettext("hour"), gettext("Choose 0 to 23"))
    mail = by_mail and hour is not None
    if (kept.remind_at, kept.remind_by_mail) != (hour, mail):
        kept.remind_at, kept.remind_by_mail = hour, mail
        kept.save(update_fields=["remind_at", "remind_by_mail"])
        audit.record(by, "changed when to be reminded of sessions", kept, patient=patient_id)
    return kept


@transaction.atomic
def plan_session_reminders(*, by: str, now: datetime) -> None:
    """Have everybody reminded whose hour has come, each by a job of its own."""
    for kept in to_remind(now):
        if key := next_reminder(kept, now):
            about = {"patient": str(kept.patient_id)}
            put_off(by=by, kind=KIND, about=about, due_at=now, key=f"{KIND}-due {key}")


@transaction.atomic
def remind_of_session(*, by: str, patient_id: UUID, now: datetime) -> None:
    """Send the mail, if a session is still planned for today, nothing was logged, and nothing is closed."""
    kept = to_remind(now).filter(patient=patient_id).first()
    key, day = next_reminder(kept, now) if kept else "", timezone.localdate(now)
    if kept is None or not key:
        return
    planned = False
    with suppress(Refusal):  # a program that cannot go on asks for no session
        stands = bring_up_to_date(by=by, patient_id=patient_id, today=day)
        planned = bool(planned_sessions(stands.today, day, 1))
    if planned:
        midnight = timezone.localtime(now).replace(hour=0, minute=0, second=0, microsecond=0)
        session_reminder_mail.remind(
            by=by, account=kept.patient.account, key=key, until=midnight + timedelta(days=1)
        )
        audit.record(by, "sent a reminder of a session", kept, patient=patient_id)
