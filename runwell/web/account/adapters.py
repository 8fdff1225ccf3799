"""Where allauth asks what holds in this house."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any
from urllib.parse import urlsplit

from allauth.account.adapter import DefaultAccountAdapter
from allauth.core import context
from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.usersessions.adapter import DefaultUserSessionsAdapter
from allauth.usersessions.models import UserSession
from django.conf import settings
from django.contrib.auth.models import AbstractBaseUser
from django.db import transaction
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from runwell.records import access
from runwell.records.access.accounts import has_second_factor, is_confirmed
from runwell.records.actions.sessions import AtTheDoor, end_sessions, note_at_the_door
from runwell.records.actions.sign_in_links import send_sign_in_link
from runwell.records.actions.sign_up import give_way
from runwell.records.roles import Role
from runwell.web.account.lock import locked, opened
from runwell.web.devices import device
from runwell.web.public.flood import address_of

STRANGER = "somebody at the sign-in page"


class AccountAdapter(DefaultAccountAdapter):
    """Passwords, addresses and mails."""

    error_messages = {
        **DefaultAccountAdapter.error_messages,
        "email_password_mismatch": _("The email address or the password is not right."),
        "too_many_login_attempts": _("Too many tries. Please wait five minutes and try again."),
    }

    def get_client_ip(self, request: HttpRequest) -> str:
        """One connection, as the limits of our own forms count it."""
        return address_of(request).partition("/")[0]

    def get_from_email(self) -> str:
        return access.practice().front_desk_email or super().get_from_email()

    def get_login_redirect_url(self, request: HttpRequest) -> str:
        return landing(request.user)

    def get_reauthentication_methods(self, user: Any) -> list[dict[str, Any]]:
        """A mailed code proves the mailbox alone, which must not be enough to take a second step away."""
        methods: list[dict[str, Any]] = super().get_reauthentication_methods(user)
        if not (user.is_authenticated and has_second_factor(user)):
            return methods
        return [method for method in methods if method["id"] != "reauthenticate_by_code"]

    def is_safe_url(self, url: str) -> bool:
        """Only a path of this site: never another host, not even one of ours."""
        return url.startswith("/") and super().is_safe_url(url)

    def send_confirmation_mail(self, request: HttpRequest, emailconfirmation: Any, signup: bool) -> None:
        """Where no address was ever confirmed, our own link, which asks for the password that was chosen."""
        account = emailconfirmation.email_address.user
        if is_confirmed(account):
            super().send_confirmation_mail(request, emailconfirmation, signup)
        else:
            send_sign_in_link(by=STRANGER, email=account.email)

    def confirm_email(self, request: HttpRequest, email_address: Any) -> bool:
        """Somebody may have begun an account with this address that was never theirs."""
        give_way(by=email_address.user, email=email_address.email)
        return super().confirm_email(request, email_address)

    def send_password_reset_mail(self, user: AbstractBaseUser, email: str, context: dict[str, Any]) -> None:
        """A reset would confirm an address past the page that says what we keep.

        An address that somebody only wishes to change to opens nothing yet.
        """
        with transaction.atomic():
            if not is_confirmed(user):
                send_sign_in_link(by=STRANGER, email=email)
            elif email.lower() == user.email:
                super().send_password_reset_mail(user, email, context)
            note_at_the_door(by=STRANGER, what=AtTheDoor.RESET_ASKED)

    def get_reset_password_from_key_url(self, key: str) -> str:
        return on_this_site(super().get_reset_password_from_key_url(key))

    def get_email_confirmation_url(self, request: HttpRequest, emailconfirmation: Any) -> str:
        return on_this_site(super().get_email_confirmation_url(request, emailconfirmation))

    def get_http_user_agent(self, request: HttpRequest) -> str:
        """For mails: in our words, since a browser may send any sentence."""
        return device(super().get_http_user_agent(request))

    def send_mail(self, template_prefix: str, email: str, context: dict[str, Any]) -> None:
        """What would tell an unknown address that it has no account is written, noted, and not sent."""
        if template_prefix == "account/email/unknown_account":
            self.render_mail(template_prefix, email, {"email": email, **context})
            note_at_the_door(by=STRANGER, what=AtTheDoor.RESET_ASKED)
        else:
            super().send_mail(template_prefix, email, context)

    def _get_login_attempts_cache_key(self, request: HttpRequest, **credentials: Any) -> str:
        """Counted for who asks and for whom they ask together, so that nobody locks out another."""
        return (
            f"{self.get_client_ip(request)} {super()._get_login_attempts_cache_key(request, **credentials)}"
        )


class SecondFactorAdapter(DefaultMFAAdapter):
    """Authenticator apps, passkeys and recovery codes."""

    error_messages = {
        **DefaultMFAAdapter.error_messages,
        "incorrect_code": _("This code is not right, or it was used already."),
    }

    def encrypt(self, text: str) -> str:
        return locked(text)

    def decrypt(self, encrypted_text: str) -> str:
        return opened(encrypted_text)

    def _get_site_name(self) -> str:
        """Shown by the authenticator app and by the browser beside the passkey."""
        return access.practice().name or "Runwell"

    def generate_authenticator_name(self, user: AbstractBaseUser, kind: Any) -> str:
        """What stands in the field until the person calls their passkey something else."""
        return device(context.request.headers.get("User-Agent", ""))


class SessionsAdapter(DefaultUserSessionsAdapter):
    """Browsers in which somebody is signed in."""

    def end_sessions(self, sessions: Iterable[UserSession]) -> None:
        ended = list(sessions)
        if ended:
            end_sessions(by=ended[0].user, keys=[session.session_key for session in ended])


def on_this_site(address: str) -> str:
    """An address for a mail: at the host that the settings name, whichever host a request has named."""
    return f"{settings.WAGTAILADMIN_BASE_URL}{urlsplit(address).path}"


def landing(user: Any) -> str:
    """Where somebody comes out of the door."""
    roles = {given.role for given in access.roles_of(user)}
    if Role.FRONT_DESK in roles:
        return "/desk/"
    return "/staff/" if roles else "/my/"
