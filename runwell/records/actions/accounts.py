"""Accounts: made, closed and opened again; the second factor taken off one that lost it."""

from __future__ import annotations

from datetime import date
from uuid import UUID

from allauth.mfa.models import Authenticator
from allauth.usersessions.models import UserSession
from django.core.exceptions import PermissionDenied
from django.db import transaction

from runwell.records import audit, second_factor_mail
from runwell.records.access.giving import demand_that_somebody_is_left, hold_those_who_give
from runwell.records.access.people import demand_of, has, roles_of
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
    """Sign the person out everywhere and let them in no more; their record stays. Not one's own.

    Refusal: nobody would be left who may give the roles that the person gave.
    """
    demand_of(by, Role.ADMINISTRATOR, Role.OWNER)
    hold_those_who_give()
    account = _found(account_id)
    if account == by:
        raise Refusal("nobody closes their own account here", "account", "Ask a colleague to do it")
    _demand_over(by, account)
    if not account.is_active:
        return
    demand_that_somebody_is_left(account.id, *(Role(given.role) for given in roles_of(account)))
    account.is_active = False
    account.save(update_fields=["is_active"])
    _end_sessions(account)
    audit.record(by, "closed an account", account)


@transaction.atomic
def open_account(*, by: By, account_id: UUID) -> None:
    """Let somebody in again whose account was closed."""
    demand_of(by, Role.ADMINISTRATOR, Role.OWNER)
    account = _found(account_id)
    _demand_over(by, account)
    if not account.is_active:
        account.is_active = True
        account.save(update_fields=["is_active"])
        audit.record(by, "opened an account again", account)


@transaction.atomic
def reset_second_factor(*, by: By, account_id: UUID) -> None:
    """Take away every second factor of somebody who lost it, end their sessions and tell them by mail.

    An administrator may do so even for an owner, or an owner who lost their phone is locked out. Never for
    oneself. A second time changes nothing.
    """
    demand_of(by, Role.ADMINISTRATOR, Role.OWNER)
    account = _found(account_id)
    if account == by:
        raise PermissionDenied("nobody takes away their own second factor here")
    gone, _ = Authenticator.objects.filter(user=account).delete()
    if not gone:
        return
    _end_sessions(account)
    second_factor_mail.tell(by, account)
    audit.record(by, "reset a second factor", account)


def _found(account_id: UUID) -> Account:
    account = Account.objects.select_for_update().filter(id=account_id).first()
    if account is None:
        raise PermissionDenied("there is no such account")
    return account


def _demand_over(by: By, account: Account) -> None:
    """An administrator, who cannot make an owner, cannot put one out or bring one back either."""
    if not isinstance(by, str) and not has(by, Role.OWNER):
        given = account.given_roles.filter(role=Role.OWNER, ended_at=None)
        if given.exists():
            raise PermissionDenied("only an owner does this for an owner")


def _end_sessions(account: Account) -> None:
    """Every browser in which the person is signed in, so that none wakes up when they may come again."""
    for session in UserSession.objects.filter(user=account):
        session.end()
