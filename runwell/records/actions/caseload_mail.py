"""A mail to a clinician on whose list somebody waits: at most one a day, and it names nobody."""

from __future__ import annotations

from datetime import datetime

from django.conf import settings
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext

from runwell.care.attention import MAILED
from runwell.records import audit, post
from runwell.records.access.caseload import caseload
from runwell.records.access.people import clinicians, demand_of
from runwell.records.models import Account, DueJob

HOURS = range(7, 20)
"""Of the practice's clock: nobody is called to a list at night, when nobody is there to look."""


@transaction.atomic
def mail_clinicians(*, by: str, now: datetime) -> int:
    """Whoever has a patient with one of the needs of `MAILED`, and was not mailed today. How many they were.

    Discharged patients are on nobody's list, nor on this one.
    """
    demand_of(by)
    if timezone.localtime(now).hour not in HOURS:
        return 0
    return sum(_mailed(by, one, now) for one in clinicians())


def _mailed(by: str, clinician: Account, now: datetime) -> bool:
    key = f"caseload {clinician.id} {timezone.localdate(now)}"
    if DueJob.objects.filter(key=key).exists() or not _waited_for(clinician, now):
        return False
    body = gettext("Somebody on your list needs you. Sign in to see who: {address}").format(
        address=f"{settings.WAGTAILADMIN_BASE_URL}/staff/caseload/"
    )
    subject = gettext("Somebody on your list needs you")
    post.send_later(
        by=by, to=clinician.email, subject=subject, body=f"{body}\n", key=key, account=clinician.id
    )
    audit.record(by, "mailed a clinician that somebody needs them", clinician)
    return True


def _waited_for(clinician: Account, now: datetime) -> bool:
    """A patient with no clinician waits for every clinician who may read their record: else for nobody."""
    theirs = (one for one in caseload(clinician, now) if one.mine or one.nobodys)
    return any(need.kind in MAILED for one in theirs if one.discharged_on is None for need in one.needs)
