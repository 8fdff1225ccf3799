"""The job that sends a mail, and which of a mail server's answers are worth another try."""

from __future__ import annotations

from datetime import datetime
from smtplib import SMTPDataError, SMTPRecipientsRefused
from uuid import UUID

from cryptography.fernet import InvalidToken
from django.conf import settings

from runwell.records import post
from runwell.records.jobs.kinds import Hopeless
from runwell.records.models import DueJob

PERMANENT = 500
OFF = "mail is off"


def send(by: str, job: DueJob, now: datetime) -> None:
    """Send what waits sealed in the job."""
    if now > datetime.fromisoformat(job.about["until"]):
        raise Hopeless("too late to be of use")
    try:
        letter = post.unsealed(job.about["sealed"])
    except InvalidToken as error:
        raise Hopeless("sealed with another SECRET_KEY") from error
    hand_over(letter, job.id)


def hand_over(letter: post.Letter, job_id: UUID) -> None:
    """Send one mail now. Hopeless: mail is off, or the server will never take this mail."""
    if not settings.RUNWELL_MAIL_IS_ON:
        raise Hopeless(OFF)
    try:
        post.deliver(letter, job_id)
    except SMTPRecipientsRefused as refused:
        _hopeless_if_permanent(min(code for code, _ in refused.recipients.values()), refused)
        raise
    except SMTPDataError as refused:
        _hopeless_if_permanent(refused.smtp_code, refused)
        raise


def _hopeless_if_permanent(code: int, error: Exception) -> None:
    if code >= PERMANENT:
        raise Hopeless(f"the mail server refuses this mail ({code})") from error
