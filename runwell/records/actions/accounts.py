"""Accounts: made, closed and opened again."""

from __future__ import annotations

from datetime import date
from uuid import UUID

from django.db import transaction

from runwell.records import audit
from runwell.records.access.people import demand_of
from runwell.records.audit import By
from runwell.records.models import Account
from runwell.records.roles import Role
from runwell.refusals import Refusal


@transaction.atomic
def make_account(
    *,
    by: By,
    email: str,
    name: str,
    born_on: date | None = None,
    password: str | None = None,
    demo: bool = False,
) -> Account:
    """Make an account without any role. Refusal: the address has one already, or is none.

    Only for people whom the practice knows: a page must not repeat this refusal to a stranger.
    """
    demand_of(by, Role.ADMINISTRATOR, Role.OWNER, Role.FRONT_DESK, Role.CLINICIAN)
    address = email.strip().lower()
    if "@" not in address or not name.strip():
        raise Refusal("an account needs a name and an e-mail address", "account", "Give both")
    if Account.objects.filter(email=address).exists():
        raise Refusal("this address has an account already", "e-mail address", "Use the account it has")
    facts = {"name": name.strip(), "born_on": born_on, "demo": demo}
    account = Account.objects.create_user(address, password, **facts)
    audit.record(by, "made an account", account)
    return account


@transaction.atomic
def close_account(*, by: By, account_id: UUID) -> None:
    """Sign the person out everywhere and let them in no more; their record stays. Not one's own."""
    demand_of(by, Role.ADMINISTRATOR, Role.OWNER)
    account = Account.objects.select_for_update().get(id=account_id)
    if account == by:
        raise Refusal("nobody closes their own account here", "account", "Ask a colleague to do it")
    if not account.is_active:
        return
    account.is_active = False
    account.save(update_fields=["is_active"])
    audit.record(by, "closed an account", account)


@transaction.atomic
def open_account(*, by: By, account_id: UUID) -> None:
    """Let somebody in again whose account was closed."""
    demand_of(by, Role.ADMINISTRATOR, Role.OWNER)
    if Account.objects.filter(id=account_id, is_active=False).update(is_active=True):
        audit.record(by, "opened an account again", Account(id=account_id))
