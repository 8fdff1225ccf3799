"""The made-up people who work at the demo practice."""

from __future__ import annotations

from allauth.mfa.totp.internal.auth import TOTP, generate_totp_secret
from django.db import transaction

from runwell.records.access.demo import demand_open_demo, is_made_up_already
from runwell.records.actions.accounts import make_account
from runwell.records.actions.demo.credentials import Credentials
from runwell.records.actions.roles import give_role
from runwell.records.actions.sessions import AtTheDoor, note_at_the_door
from runwell.records.actions.sign_in_links import confirm_address
from runwell.records.made_up import MadeUpColleague
from runwell.records.models import Location


@transaction.atomic
def make_up_colleague(*, by: str, colleague: MadeUpColleague) -> Credentials | None:
    """Make the account with its role, a password and an authenticator app. None: it is there already.

    Refusal: this is no demo, or it is production.
    """
    demand_open_demo(by)
    if is_made_up_already(colleague.email):
        return None
    made = Credentials.random(totp_secret=generate_totp_secret())
    account = make_account(
        by=by, email=colleague.email, name=colleague.name, password=made.password, demo=True
    )
    place = Location.objects.get(slug=colleague.office).id if colleague.office else None
    give_role(by=by, account_id=account.id, role=colleague.role, location_id=place)
    confirm_address(by=by, account_id=account.id)
    TOTP.activate(account, str(made.totp_secret))
    note_at_the_door(by=by, what=AtTheDoor.FACTOR_ADDED, account=account)
    return made
