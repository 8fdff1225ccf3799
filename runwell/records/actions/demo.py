"""The made-up people of the demo practice."""

from __future__ import annotations

from django.db import transaction
from django.utils.crypto import get_random_string

from runwell.records.actions.accounts import make_account
from runwell.records.actions.roles import give_role
from runwell.records.actions.sign_in_links import confirm_address
from runwell.records.models import Account
from runwell.records.roles import Role

# Without letters and digits that look alike on paper; 16 of them are about 78 random bits.
LEGIBLE = "abcdefghjkmnpqrstuvwxyz23456789"


@transaction.atomic
def demo_front_desk(*, by: str, email: str) -> str | None:
    """Make a front desk account. Its random password, this once; None: it exists."""
    if Account.objects.filter(email=email).exists():
        return None
    password = "-".join(get_random_string(4, LEGIBLE) for _ in range(4))
    account = make_account(by=by, email=email, name="Front desk", password=password, demo=True)
    give_role(by=by, account_id=account.id, role=Role.FRONT_DESK)
    confirm_address(by=by, account_id=account.id)
    return password
