"""The mail to somebody whose second factor was taken away, so that nobody does it behind their back."""

from __future__ import annotations

from django.conf import settings
from django.utils.translation import gettext

from runwell.records import post
from runwell.records.audit import By
from runwell.records.models import Account


def tell(by: By, account: Account) -> None:
    """Put the mail off in the caller's transaction. It names nobody, whoever may read it."""
    body = gettext(
        "The second step of your sign-in was taken off your account by a colleague who looks after accounts, "
        "and you were signed out everywhere. Sign in and set up a new second step: {address}\n\n"
        "If you did not ask for this, call the practice now."
    )
    post.send_later(
        by=by,
        to=account.email,
        subject=gettext("Your second sign-in step was reset"),
        body=body.format(address=f"{settings.WAGTAILADMIN_BASE_URL}/account/login/") + "\n",
        account=account.id,
    )
