"""The first account of a new practice, and the way back in for an owner who has lost every other."""

from __future__ import annotations

from datetime import timedelta
from secrets import token_urlsafe

from django.db import transaction
from django.utils import timezone

from runwell.records import audit
from runwell.records.actions.accounts import make_account
from runwell.records.actions.roles import give_role
from runwell.records.models import Account, SignInLink
from runwell.records.roles import Role
from runwell.records.tokens import token_hash

LINK_LASTS = timedelta(hours=24)


@transaction.atomic
def make_owner(*, by: str, email: str, name: str) -> str:
    """An account that is owner and administrator. The token of a link that signs its reader in once.

    Where the address has an account already, that one gets the roles. Only a command may do this, which only
    the host of the server can type; the token is stored nowhere. Refusal: no name or address, or closed.
    """
    address = email.strip().lower()
    found = Account.objects.filter(email=address).first()
    account = found or make_account(by=by, email=address, name=name)
    for role in (Role.OWNER, Role.ADMINISTRATOR):
        give_role(by=by, account_id=account.id, role=role)
    token, now = token_urlsafe(32), timezone.now()
    facts = {"invited": True, "made_at": now, "expires_at": now + LINK_LASTS}
    SignInLink.objects.create(account=account, token_hash=token_hash(token), **facts)
    audit.record(by, "made an owner", account)
    return token
