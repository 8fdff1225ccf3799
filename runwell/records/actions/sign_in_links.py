"""Links that sign their reader in once: asked for by the person, or sent by the practice as an invitation."""

from __future__ import annotations

from datetime import timedelta
from secrets import token_urlsafe
from uuid import UUID

from allauth.account.models import EmailAddress
from django.conf import settings
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext

from runwell.records import audit, post
from runwell.records.access.accounts import (
    account_of,
    has_record,
    is_confirmed,
    may_have_account,
    needs_to_agree,
    opens,
)
from runwell.records.access.people import demand_of, works_here
from runwell.records.actions.patients import WORDS, open_record
from runwell.records.audit import By
from runwell.records.models import Account, Consent, SignInLink
from runwell.records.roles import Role
from runwell.records.tokens import token_hash
from runwell.refusals import Refusal

LASTS = timedelta(minutes=15)
CONFIRMS_FOR = timedelta(days=3)
INVITED_FOR = timedelta(days=7)
# Whoever asks for more has these in their mailbox already, and each of them works.
AT_ONCE = 5


@transaction.atomic
def send_sign_in_link(*, by: By, email: str) -> None:
    """Mail a link to the person with this address. Nothing shows whether there is one.

    Where the address was never confirmed the link confirms it, and lives longer.
    """
    account = account_of(email)
    if account and account.is_active and not _had_enough(account):
        if is_confirmed(account):
            _mail(by, account, LASTS, gettext("Your sign-in link"), _words_to_sign_in())
        else:
            _mail(by, account, CONFIRMS_FOR, gettext("Confirm your email address"), _words_to_confirm())
    audit.record(by, "asked for a sign-in link", account)


@transaction.atomic
def invite(*, by: By, account_id: UUID) -> None:
    """Mail somebody a link to their new account, which works for seven days. A second time sends another.

    Refusal: they are too young, their birth date is missing, or the account is closed.
    """
    demand_of(by, Role.ADMINISTRATOR, Role.OWNER, Role.FRONT_DESK, Role.CLINICIAN)
    account = Account.objects.select_for_update().filter(id=account_id).first()
    if account is None:
        raise PermissionDenied("there is no such account")
    if works_here(account):
        demand_of(by, Role.ADMINISTRATOR, Role.OWNER)
    _demand_that_they_may_come(account)
    _mail(by, account, INVITED_FOR, gettext("Your invitation"), _words_to_invite(), invited=True)
    audit.record(by, "invited somebody", account)


@transaction.atomic
def use_sign_in_link(
    *, by: str, token: str, agreed: bool = False, password: str | None = None
) -> Account | None:
    """Confirm the address, open the record that was agreed to, and say who may come in. None: it is over.

    password: the one that was chosen at the sign-up. Without it that password is dropped, since anybody can
    sign up with the address of another. Refusal: it is another one; or a record needs a yes first.
    """
    link = SignInLink.objects.select_for_update().filter(token_hash=token_hash(token)).first()
    if link is None or not opens(link, timezone.now()):
        return None
    account = Account.objects.select_for_update().get(id=link.account_id)
    asks_for_record = needs_to_agree(account)
    if asks_for_record and not agreed:
        mend = gettext("Tick the box if you agree, or leave this page")
        raise Refusal(gettext("We need your yes before we open a record"), gettext("agreement"), mend)
    if asks_for_record and not may_have_account(account, timezone.localdate()):
        raise Refusal(
            gettext("This account needs a word of a parent or guardian"), mend=gettext("Please call us")
        )
    if not is_confirmed(account):
        _confirm(account, password)
    SignInLink.objects.filter(account=account, used_at=None).update(used_at=timezone.now())
    if asks_for_record:
        _open_record(account)
    audit.record(account, "used a sign-in link", account)
    return account


@transaction.atomic
def confirm_address(*, by: str, account_id: UUID) -> None:
    """Take the address of an account that a command made as confirmed."""
    demand_of(by)
    account = Account.objects.get(id=account_id)
    _address(account)
    audit.record(by, "confirmed an email address", account)


def _demand_that_they_may_come(account: Account) -> None:
    if not account.is_active:
        raise Refusal("this account is closed", "account", "Open it again first")
    if works_here(account):
        return
    if account.born_on is None and not has_record(account):
        raise Refusal("the birth date is missing", "birth date", "Ask for it: age decides who has an account")
    if not may_have_account(account, timezone.localdate()):
        mend = "Record the guardian's consent first; below that age we make no accounts"
        raise Refusal("they are too young for an account of their own", "birth date", mend)


def _had_enough(account: Account) -> bool:
    since = timezone.now() - LASTS
    return SignInLink.objects.filter(account=account, invited=False, made_at__gt=since).count() >= AT_ONCE


def _confirm(account: Account, password: str | None) -> None:
    if password is not None and not account.check_password(password):
        what = gettext("That is not the password that was chosen when this account was made")
        raise Refusal(what, "password", gettext("Try again, or go on without a password"))
    if password is None and account.has_usable_password():
        account.set_unusable_password()
        account.save(update_fields=["password"])
    _address(account)


def _address(account: Account) -> None:
    facts = {"verified": True, "primary": True}
    EmailAddress.objects.update_or_create(user=account, email=account.email, defaults=facts)


def _open_record(account: Account) -> None:
    patient = open_record(by=account, account_id=account.id)
    # A minor's record was opened by the practice with the guardian's consent; theirs stands beside it.
    if not patient.consents.filter(purpose=Consent.RECORD).exists():
        Consent.objects.create(patient=patient, purpose=Consent.RECORD, words=WORDS)


def _mail(
    by: By, account: Account, lasts: timedelta, subject: str, words: str, *, invited: bool = False
) -> None:
    """Store the hash of a new token, and put the letter with the token itself into the queue."""
    token, now = token_urlsafe(32), timezone.now()
    SignInLink.objects.create(
        account=account, token_hash=token_hash(token), invited=invited, made_at=now, expires_at=now + lasts
    )
    address = f"{settings.WAGTAILADMIN_BASE_URL}/account/link/{token}/"
    body = f"{words.format(address=address)}\n"
    post.send_later(
        by=by, to=account.email, subject=subject, body=body, account=account.id, until=now + lasts
    )


def _words_to_sign_in() -> str:
    return gettext(
        "Open this link to sign in. It works once, for 15 minutes:\n\n{address}\n\n"
        "If you did not ask for it, you can leave this email alone. Nobody can sign in without it."
    )


def _words_to_confirm() -> str:
    return gettext(
        "Open this link to confirm that this email address is yours. It works once, for 3 days:\n\n"
        "{address}\n\n"
        "If you did not ask for an account, you can leave this email alone. Then nothing happens."
    )


def _words_to_invite() -> str:
    return gettext(
        "We have made an account for you. Open this link to come in. It works once, for 7 days:\n\n"
        "{address}\n\n"
        "If you did not expect this, call us before you open it."
    )
