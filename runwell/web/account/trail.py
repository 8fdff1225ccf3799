"""What allauth tells, written on the trail; and what ends the other sessions of a person."""

from __future__ import annotations

from typing import Any

from allauth.account import signals as account
from allauth.account.internal.flows.login import record_authentication
from allauth.mfa import signals as factor
from allauth.mfa.models import Authenticator
from django.contrib.auth.signals import user_logged_in, user_logged_out, user_login_failed
from django.dispatch import receiver
from django.http import HttpRequest

from runwell.records.access.accounts import SECOND
from runwell.records.actions.sessions import AtTheDoor, end_other_sessions, note_at_the_door
from runwell.records.models import Account
from runwell.web.account.adapters import STRANGER
from runwell.web.account.gate import begin


@receiver(user_logged_in)
def begun(request: HttpRequest, **_: Any) -> None:
    begin(request.session)


@receiver(account.user_logged_in)
def signed_in(user: Account, **_: Any) -> None:
    note_at_the_door(by=user, what=AtTheDoor.SIGNED_IN, account=user)


@receiver(user_login_failed)
def turned_away(request: HttpRequest | None = None, **_: Any) -> None:
    """Without the address that was typed: it may be a stranger's, or a password in the wrong field."""
    user = getattr(request, "user", None)
    by = user if isinstance(user, Account) else STRANGER
    note_at_the_door(by=by, what=AtTheDoor.TURNED_AWAY)


@receiver(factor.authentication_failed)
def wrong_second_factor(user: Account, **_: Any) -> None:
    """The first factor was right, so whose account it is may be said."""
    note_at_the_door(by=STRANGER, what=AtTheDoor.WRONG_SECOND_FACTOR, account=user)


@receiver(user_logged_out)
def signed_out(user: Account | None, **_: Any) -> None:
    if user is not None:
        note_at_the_door(by=user, what=AtTheDoor.SIGNED_OUT, account=user)


@receiver(factor.authenticator_added)
def factor_added(request: HttpRequest, user: Account, authenticator: Authenticator, **_: Any) -> None:
    """Setting one up shows that one has it, so this session goes on; the others end."""
    if authenticator.type in SECOND:
        record_authentication(request, user, "mfa", id=authenticator.pk, type=authenticator.type)
        _changed(request, user, AtTheDoor.FACTOR_ADDED)


@receiver(factor.authenticator_removed)
def factor_removed(request: HttpRequest, user: Account, authenticator: Authenticator, **_: Any) -> None:
    if authenticator.type in SECOND:
        _changed(request, user, AtTheDoor.FACTOR_REMOVED)


@receiver(factor.authenticator_reset)
def codes_renewed(request: HttpRequest, user: Account, **_: Any) -> None:
    _changed(request, user, AtTheDoor.CODES_RENEWED)


@receiver([account.password_changed, account.password_set])
def password_changed(request: HttpRequest, user: Account, **_: Any) -> None:
    _changed(request, user, AtTheDoor.PASSWORD_CHANGED)


@receiver(account.password_reset)
def password_reset(user: Account, **_: Any) -> None:
    """Whoever resets a password is not signed in, so no session is spared."""
    note_at_the_door(by=user, what=AtTheDoor.PASSWORD_RESET, account=user)
    end_other_sessions(by=user, but="")


@receiver(account.email_changed)
def address_changed(user: Account, **_: Any) -> None:
    note_at_the_door(by=user, what=AtTheDoor.ADDRESS_CHANGED, account=user)


def _changed(request: HttpRequest, user: Account, what: AtTheDoor) -> None:
    note_at_the_door(by=user, what=what, account=user)
    end_other_sessions(by=user, but=request.session.session_key or "")
