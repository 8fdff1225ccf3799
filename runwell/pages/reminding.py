"""The reminder that a page is due for review: once for each signature, to those who can act on it."""

from __future__ import annotations

from datetime import datetime

from django.conf import settings
from django.db import transaction
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from runwell.pages.due import due_list
from runwell.pages.signature import PageSignature
from runwell.records import audit, post
from runwell.records.audit import By
from runwell.records.models import Account
from runwell.records.roles import Role

KIND = "remind-of-page-reviews"


@transaction.atomic
def remind_of_reviews(*, by: By, now: datetime) -> int:
    """One mail a person and signature, on the day or after it. How many mails were put off."""
    mails = 0
    for page, signature in due_list(timezone.localdate(now)).overdue:
        if signature.reminded_at:
            continue
        mails += sum(_remind(by, account) for account in _who_acts(signature))
        PageSignature.objects.filter(pk=signature.pk).update(reminded_at=now)
        audit.record(by, "sent a reminder that a page is due for review", page)
    return mails


def _remind(by: By, account: Account) -> bool:
    body = _(
        "Hello,\n\nA page of your site was signed for a time, and that time is over. "
        "Have it read and signed again:\n\n%(address)s\n"
    )
    address = f"{settings.WAGTAILADMIN_BASE_URL}{reverse('page-review:due')}"
    letter = {"subject": _("A page is due for review"), "body": body % {"address": address}}
    return post.send_later(by=by, to=account.email, account=account.pk, **letter) is not None


def _who_acts(signature: PageSignature) -> list[Account]:
    """Editors and owners, and the clinician who signed."""
    roles = {"given_roles__ended_at": None, "is_active": True}
    acting = Account.objects.filter(given_roles__role__in=(Role.EDITOR, Role.OWNER), **roles)
    signer = Account.objects.filter(given_roles__role=Role.CLINICIAN, pk=signature.signed_by_id, **roles)
    return list((acting | signer).distinct().order_by("email"))
