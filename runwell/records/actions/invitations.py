"""People whom the practice asks in: a runner, or somebody who will work here."""

from __future__ import annotations

from datetime import date
from uuid import UUID

from django.conf import settings
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext

from runwell.records.access.accounts import account_of, age_on, has_record
from runwell.records.access.giving import MAY_GIVE
from runwell.records.access.people import demand_of
from runwell.records.actions.accounts import make_account
from runwell.records.actions.guardians import record_guardians_consent
from runwell.records.actions.roles import give_role
from runwell.records.actions.sign_in_links import invite
from runwell.records.audit import By
from runwell.records.models import Account
from runwell.records.roles import Role
from runwell.refusals import Refusal

OLDEST = 120


@transaction.atomic
def invite_colleague(
    *, by: By, email: str, name: str, role: Role, location_id: UUID | None = None
) -> Account:
    """Give somebody a role, with an account if they have none yet, and mail them a way in."""
    demand_of(by, *MAY_GIVE)
    known = account_of(email)
    account = known or make_account(by=by, email=email, name=name)
    give_role(by=by, account_id=account.id, role=role, location_id=location_id)
    if account.last_login is None:
        invite(by=by, account_id=account.id)
    return account


@transaction.atomic
def invite_patient(
    *, by: Account, email: str, name: str, born_on: date, guardian_name: str = "", on_paper: bool = False
) -> Account:
    """Make an account for a runner and mail them a way in; the record begins when they agree themselves.

    Whoever was invited and has not come yet is invited again. Refusal: too young, no guardian's consent on
    paper for somebody who needs it, or an account that is in use.
    """
    demand_of(by, Role.FRONT_DESK, Role.CLINICIAN)
    if isinstance(by, str):
        raise PermissionDenied("a person invites a runner")
    minor = _needs_guardian(born_on)
    if minor and not (guardian_name.strip() and on_paper):
        mend = gettext("Write the guardian's name, and confirm that you have their consent on paper")
        raise Refusal(gettext("a parent or guardian must agree first"), gettext("Guardian"), mend)
    known = account_of(email)
    if known and (known.last_login or known.given_roles.exists() or (has_record(known) and not minor)):
        mend = gettext("Ask the runner to sign in with it")
        raise Refusal(gettext("this address has an account already"), gettext("Email"), mend)
    account = known or make_account(by=by, email=email, name=name, born_on=born_on)
    if known:  # never used, so what was mistyped may be put right
        Account.objects.filter(id=known.id).update(name=name.strip(), born_on=born_on)
    if minor:
        record_guardians_consent(by=by, account_id=account.id, guardian_name=guardian_name)
    invite(by=by, account_id=account.id)
    return account


def _needs_guardian(born_on: date) -> bool:
    """Refusal: a date that cannot be, or somebody too young for an account at all."""
    age = age_on(timezone.localdate(), born_on)
    if not 0 <= age <= OLDEST:
        mend = gettext("Look at the year again")
        raise Refusal(gettext("this date cannot be right"), gettext("Date of birth"), mend)
    if age < settings.RUNWELL_GUARDIAN_AGE:
        what = gettext("we make no account for anybody younger than {age}")
        mend = gettext("See them without one, and talk with their parent or guardian")
        raise Refusal(what.format(age=settings.RUNWELL_GUARDIAN_AGE), gettext("Date of birth"), mend)
    return age < settings.RUNWELL_ACCOUNT_AGE
