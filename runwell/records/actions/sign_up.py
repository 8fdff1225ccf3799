"""Making an account for oneself."""

from __future__ import annotations

from datetime import date, datetime, timedelta

from allauth.account.models import EmailAddress
from django.contrib.auth.hashers import make_password
from django.db import transaction
from django.utils import timezone

from runwell.records import audit
from runwell.records.access.accounts import Age, account_of, age_of, has_record, is_confirmed
from runwell.records.access.people import demand_of, works_here
from runwell.records.actions.sign_in_links import send_sign_in_link
from runwell.records.models import Account, SignInLink
from runwell.refusals import Refusal

# What was begun and never confirmed is nobody's.
UNCONFIRMED_KEPT = timedelta(days=7)


@transaction.atomic
def sign_up(*, by: str, email: str, name: str, born_on: date, password: str | None = None) -> None:
    """Begin an account, and mail the link that confirms its address. Whoever has one gets a link to sign in.

    The work is the same in both cases, so that nothing tells them apart. Refusal: too young, or no such age.
    """
    if age_of(born_on, timezone.localdate()) is not Age.OLD_ENOUGH:
        raise Refusal("no account is made for this age", "birth date", "Call the practice")
    address, hashed = email.strip().lower(), make_password(password)
    facts = {"name": name.strip(), "born_on": born_on, "password": hashed}
    account, is_new = Account.objects.get_or_create(email=address, defaults=facts)
    if is_new:
        EmailAddress.objects.create(user=account, email=address, primary=True)
    elif _is_nobodys(account):
        Account.objects.filter(id=account.id).update(**facts)
    send_sign_in_link(by=by, email=address)


@transaction.atomic
def give_way(*, by: Account, email: str) -> None:
    """Delete an account that somebody began with this address, now that it is shown whose it is."""
    account = account_of(email)
    if account and account != by and _is_nobodys(account):
        audit.record(by, "deleted an account that was never confirmed", account)
        account.delete()


@transaction.atomic
def forget_unconfirmed(*, by: str, now: datetime) -> int:
    """Delete the accounts that were begun long ago and never confirmed. How many there were."""
    demand_of(by)
    begun = Account.objects.filter(
        joined_at__lt=now - UNCONFIRMED_KEPT, last_login=None, emailaddress__verified=False
    )
    gone = [account for account in begun if _is_nobodys(account)]
    for account in gone:
        account.delete()
    if gone:
        audit.record(by, f"deleted {len(gone)} accounts that were never confirmed")
    return len(gone)


def _is_nobodys(account: Account) -> bool:
    """True where anybody may have typed the address: never confirmed, and not made by the practice."""
    invited = SignInLink.objects.filter(account=account, invited=True).exists()
    return not (
        is_confirmed(account) or invited or works_here(account) or has_record(account) or account.demo
    )
