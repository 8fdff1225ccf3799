"""Accounts as the door sees them: who has which, whether their address is proven, which link opens one."""

from __future__ import annotations

from datetime import date, datetime
from enum import Enum, auto

from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from django.conf import settings
from django.contrib.auth.models import AbstractBaseUser

from runwell.records.access.people import Someone, works_here
from runwell.records.models import Account, Consent, Patient, SignInLink
from runwell.records.tokens import token_hash

SECOND = (Authenticator.Type.TOTP, Authenticator.Type.WEBAUTHN)
OLDEST = 120


class Age(Enum):
    """What a birth date means for having an account."""

    NO_SUCH_DAY = auto()
    TOO_YOUNG = auto()
    NEEDS_GUARDIAN = auto()
    OLD_ENOUGH = auto()


def account_of(email: str) -> Account | None:
    """The account of an address, open or closed, confirmed or not."""
    return Account.objects.filter(email=email.strip().lower()).first()


def is_confirmed(account: AbstractBaseUser) -> bool:
    """True once somebody has shown that the account's address is theirs."""
    return EmailAddress.objects.filter(user_id=account.pk, verified=True).exists()


def has_second_factor(user: Someone) -> bool:
    """True with an authenticator app or a passkey; recovery codes alone are none."""
    return Authenticator.objects.filter(user_id=user.pk, type__in=SECOND).exists()


def has_record(account: Account) -> bool:
    return Patient.objects.filter(account=account).exists()


def sign_in_link(token: str) -> SignInLink | None:
    """The link that a token belongs to, used or not; None where it was guessed."""
    return SignInLink.objects.filter(token_hash=token_hash(token)).select_related("account").first()


def opens(link: SignInLink, now: datetime) -> bool:
    """True while the link may still be used."""
    return link.used_at is None and link.expires_at > now and link.account.is_active


def mail_is_on() -> bool:
    """False where no mail leaves, so that nothing that needs one can be promised."""
    return bool(getattr(settings, "RUNWELL_MAIL_IS_ON", True))


def needs_to_agree(account: Account) -> bool:
    """True for a runner who never agreed to a record. Whoever took it back since is not asked at the door."""
    agreed = Consent.objects.filter(patient__account=account, purpose=Consent.RECORD)
    return account.born_on is not None and not works_here(account) and not agreed.exists()


def age_on(day: date, born_on: date) -> int:
    """Years that are full on that day."""
    return day.year - born_on.year - ((day.month, day.day) < (born_on.month, born_on.day))


def age_of(born_on: date, today: date) -> Age:
    """What the practice's two ages say about somebody born on that day."""
    years = age_on(today, born_on)
    if born_on > today or years > OLDEST:
        return Age.NO_SUCH_DAY
    if years < settings.RUNWELL_GUARDIAN_AGE:
        return Age.TOO_YOUNG
    return Age.OLD_ENOUGH if years >= settings.RUNWELL_ACCOUNT_AGE else Age.NEEDS_GUARDIAN


def may_have_account(account: Account, today: date) -> bool:
    """By age: old enough, or nearly and with a guardian's word on record. Without a birth date: no."""
    if account.born_on is None:
        return False
    age = age_of(account.born_on, today)
    guarded = Consent.objects.filter(patient__account=account, purpose=Consent.GUARDIAN, withdrawn_at=None)
    return age is Age.OLD_ENOUGH or (age is Age.NEEDS_GUARDIAN and guarded.exists())
