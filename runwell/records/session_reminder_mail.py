"""The mail that a session is planned, which says nothing of what for."""

from __future__ import annotations

from datetime import datetime

from django.conf import settings
from django.utils.translation import gettext

from runwell.records import post
from runwell.records.audit import By
from runwell.records.models import Account


def remind(*, by: By, account: Account, key: str, until: datetime) -> None:
    """Put it into the queue, once for this key. until: when it is of use no more."""
    body = gettext(
        "Your exercise session is planned for today. Open it here: {address}\n\n"
        "You can change or stop these emails on the page of your exercise program."
    ).format(address=f"{settings.WAGTAILADMIN_BASE_URL}/my/session/")
    post.send_later(
        by=by,
        to=account.email,
        subject=gettext("Your exercise session is planned for today"),
        body=f"{body}\n",
        key=key,
        account=account.id,
        until=until,
    )
