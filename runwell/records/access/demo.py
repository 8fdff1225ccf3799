"""What anybody on this machine may see of a demo: its made-up people and their codes. No real people."""

from __future__ import annotations

from uuid import UUID

from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from django.conf import settings
from django.db.models import Exists, OuterRef, QuerySet

from runwell.records.access.accounts import account_of
from runwell.records.access.people import Someone, demand_of, has
from runwell.records.access.practice import practice
from runwell.records.models import Account, VisitRequest
from runwell.records.roles import Role
from runwell.refusals import Refusal


def is_open_demo() -> bool:
    """True only in development, which serves this machine alone, and only while the practice is made up."""
    return bool(settings.RUNWELL_ENV == "development" and practice().demo)


def made_up_accounts() -> QuerySet[Account]:
    """The open accounts of made-up people, each with `confirmed`. None where there is no open demo."""
    if not is_open_demo():
        return Account.objects.none()
    confirmed = Exists(EmailAddress.objects.filter(user=OuterRef("pk"), verified=True))
    return Account.objects.filter(demo=True, is_active=True).annotate(confirmed=confirmed)


def made_up_account(account_id: UUID) -> Account | None:
    """One whose door the demo may open: made up, open, and its address confirmed. None for all others."""
    return made_up_accounts().filter(id=account_id, confirmed=True).first()


def made_up_apps() -> dict[UUID, Authenticator]:
    """The authenticator apps of made-up people, by account."""
    apps = Authenticator.objects.filter(user__in=made_up_accounts(), type=Authenticator.Type.TOTP)
    return {app.user_id: app for app in apps}


def demand_open_demo(by: Someone | str) -> None:
    """PermissionDenied for a person. Refusal in production, and in a practice that is real."""
    demand_of(by)
    if not is_open_demo():
        mend = "Run it with RUNWELL_ENV=development and a data folder of its own"
        raise Refusal("made-up people belong to a demo in development", "runwell demo", mend)


def somebody_made_up(email: str, role: Role) -> Account:
    """Refusal: whoever tried the demo took this colleague's role away, whom the stories of others need."""
    account = account_of(email)
    if account is None or not has(account, role):
        mend = "Give it back at /staff/people/, or begin with an empty data folder"
        raise Refusal(f"{email} no longer has the role {role}", "runwell demo", mend)
    return account


def is_made_up_already(email: str) -> bool:
    """True where the address has an account, or asked for a visit without one."""
    return account_of(email) is not None or VisitRequest.objects.filter(email=email, patient=None).exists()
