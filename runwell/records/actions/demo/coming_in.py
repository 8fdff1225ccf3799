"""Coming in as a made-up person, without a password or an app, for whoever tries a demo on their machine."""

from __future__ import annotations

from uuid import UUID

from django.core.exceptions import PermissionDenied
from django.db import transaction

from runwell.records import audit
from runwell.records.access.demo import made_up_account
from runwell.records.audit import By
from runwell.records.models import Account


@transaction.atomic
def come_in_as(*, by: By, account_id: UUID) -> Account:
    """The account to be signed in. PermissionDenied in production, for real people, in a real practice."""
    account = made_up_account(account_id)
    if account is None:
        raise PermissionDenied("only a demo opens the door of its made-up people")
    audit.record(by, "came in through the page of the demo", account)
    return account
