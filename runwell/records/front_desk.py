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


def tell_later(*, by: By, request: VisitRequest) -> None:
    """Have the front desk told once the request is safe."""
    put_off(by=by, kind=KIND, about={"request": str(request.id)}, due_at=timezone.now())


def tell(by: str, job: DueJob, now: datetime) -> None:
    """Send the mail that a request waits."""
    address = access.practice().front_desk_email
    if not address:
        raise Hopeless("the practice has no front desk address")
    body = gettext("A new request for a visit is waiting. Please sign in to read and answer it: {address}")
    text = body.format(address=f"{settings.WAGTAILADMIN_BASE_URL}/desk/") + "\n"
    hand_over(Letter(address, gettext("A new request for a visit is waiting"), text), job.id)
