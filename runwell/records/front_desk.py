"""The mail to the front desk, which carries no name and nothing about anybody's health."""

from __future__ import annotations

from datetime import datetime

from django.conf import settings
from django.utils import timezone
from django.utils.translation import gettext

from runwell.records import access
from runwell.records.actions.jobs import put_off
from runwell.records.audit import By
from runwell.records.jobs.kinds import Hopeless
from runwell.records.jobs.mail import hand_over
from runwell.records.models import DueJob, VisitRequest
from runwell.records.post import Letter

KIND = "tell-front-desk"


def tell_later(*, by: By, request: VisitRequest, changed: bool = False) -> None:
    """Have the front desk told once the request is safe. changed: by the runner, since it was sent."""
    about = {"request": str(request.id), "changed": changed}
    put_off(by=by, kind=KIND, about=about, due_at=timezone.now())


def tell_of_a_visit_taken_away(*, by: By) -> None:
    """Have the front desk told that somebody with a visit to come deleted themselves: not who, nor when."""
    put_off(by=by, kind=KIND, about={"gone": True}, due_at=timezone.now())


def tell(by: str, job: DueJob, now: datetime) -> None:
    """Send the mail that a request waits, was changed, or is gone."""
    address = access.practice().front_desk_email
    if not address:
        raise Hopeless("the practice has no front desk address")
    subject = gettext("A new request for a visit is waiting")
    body = gettext("A new request for a visit is waiting. Please sign in to read and answer it: {address}")
    if job.about.get("changed"):
        subject = gettext("A visit request was changed")
        body = gettext("The sender of a visit request has changed it. Please sign in and look: {address}")
    if job.about.get("gone"):
        subject = gettext("A visit was taken away")
        body = gettext(
            "A visit was taken away by the person it was for. Look at the day's list: {address}day/"
        )
    page = "/desk/day/" if job.about.get("gone") else "/desk/"
    text = body.format(address=f"{settings.WAGTAILADMIN_BASE_URL}{page}") + "\n"
    hand_over(Letter(address, subject, text), job.id)
