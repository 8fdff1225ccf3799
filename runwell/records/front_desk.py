"""The mail to the front desk, which carries no name and nothing about anybody's health."""

from __future__ import annotations

import logging

from django.conf import settings
from django.core.exceptions import ImproperlyConfigured
from django.core.mail import EmailMessage
from django.utils.translation import gettext

from runwell.records import access

log = logging.getLogger(__name__)


def tell_that_a_request_waits() -> bool:
    """True once the mail has left. What went wrong is logged by its kind only."""
    practice = access.practice()
    if not practice.front_desk_email:
        return False
    body = gettext("A new request for a visit is waiting. Please sign in to read and answer it: {address}")
    message = EmailMessage(
        subject=gettext("A new request for a visit is waiting"),
        body=body.format(address=f"{settings.WAGTAILADMIN_BASE_URL}/desk/") + "\n",
        from_email=practice.front_desk_email,
        to=[practice.front_desk_email],
    )
    try:
        return message.send() == 1
    except (OSError, ImproperlyConfigured) as error:
        log.error("The mail to the front desk did not leave (%s)", type(error).__name__)
        return False
