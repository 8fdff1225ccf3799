"""Everybody of the demo: what they show, the code of their app, and a button that signs in as them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime
from uuid import UUID

from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value
from allauth.mfa.utils import decrypt
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from runwell.records import access
from runwell.records.access.demo import made_up_accounts, made_up_apps
from runwell.records.made_up import MadeUp, MadeUpRunner, the_cast
from runwell.records.models import Account
from runwell.web.demo_room.only_here import only_here
from runwell.web.staff.words import given_in_words

PERIOD = 30  # seconds


@dataclass(frozen=True, slots=True)
class Shown:
    """comes_in: whose button it is; None: nobody can come in. gone: their account was erased or closed."""

    name: str
    email: str
    shows: str
    roles: tuple[str, ...]
    code: str
    comes_in: UUID | None
    gone: bool

    @property
    def first_name(self) -> str:
        return self.name.split()[0]


@dataclass(frozen=True, slots=True)
class DemoPage:
    """until: when the codes change."""

    colleagues: tuple[Shown, ...]
    runners: tuple[Shown, ...]
    until: datetime


@only_here
@require_safe
@never_cache
def people(request: HttpRequest) -> HttpResponse:
    now = timezone.now()
    accounts = {account.email: account for account in made_up_accounts()}
    apps, cast = made_up_apps(), the_cast()

    def shown(one: MadeUp) -> Shown:
        account = accounts.get(one.email)
        return told(one, account, apps.get(account.id) if account else None, now)

    page = DemoPage(
        tuple(shown(one) for one in cast.colleagues), tuple(shown(one) for one in cast.runners), until(now)
    )
    return render(request, "demo/people.html", {"page": page})


def told(one: MadeUp, account: Account | None, app: Authenticator | None, now: datetime) -> Shown:
    had_account = not isinstance(one, MadeUpRunner) or bool(one.stage)
    return Shown(
        one.name,
        one.email,
        one.shows,
        tuple(given_in_words(given) for given in access.roles_of(account)) if account else (),
        code(app, now) if app else "",
        account.id if account and account.confirmed else None,
        had_account and account is None,
    )


def code(app: Authenticator, now: datetime) -> str:
    """What the authenticator app would show now."""
    return format_hotp_value(hotp_value(decrypt(app.data["secret"]), int(now.timestamp()) // PERIOD))


def until(now: datetime) -> datetime:
    """When the next code is due."""
    return datetime.fromtimestamp((int(now.timestamp()) // PERIOD + 1) * PERIOD, UTC)
