"""Who came in, who was turned away, and the ending of sessions: each with its row on the trail."""

from __future__ import annotations

from collections.abc import Collection
from enum import StrEnum

from allauth.usersessions.models import UserSession
from django.db import transaction
from django.db.models import QuerySet

from runwell.records import audit
from runwell.records.audit import By
from runwell.records.models import Account


class AtTheDoor(StrEnum):
    """What happens at the door, in the words of the trail."""

    SIGNED_IN = "signed in"
    TURNED_AWAY = "failed to sign in"
    WRONG_SECOND_FACTOR = "failed at the second factor"
    SIGNED_OUT = "signed out"
    FACTOR_ADDED = "added a second factor"
    FACTOR_REMOVED = "removed a second factor"
    CODES_RENEWED = "renewed the recovery codes"
    PASSWORD_CHANGED = "changed the password"
    RESET_ASKED = "asked for a new password"
    PASSWORD_RESET = "reset the password by mail"
    ADDRESS_CHANGED = "changed the email address"


@transaction.atomic
def note_at_the_door(*, by: By, what: AtTheDoor, account: Account | None = None) -> None:
    """Write down what happened. account: whose door it was, where that is known for sure."""
    audit.record(by, AtTheDoor(what).value, account)


@transaction.atomic
def end_sessions(*, by: Account, keys: Collection[str]) -> int:
    """Sign the person out of those of their browsers that hold these keys. How many there were."""
    return _ended(by, _of(by).filter(session_key__in=keys))


@transaction.atomic
def end_other_sessions(*, by: Account, but: str) -> int:
    """Sign the person out of every browser but the one that holds this key. How many there were."""
    return _ended(by, _of(by).exclude(session_key=but))


@transaction.atomic
def sign_out_everywhere(*, by: Account) -> int:
    """Sign the person out of every browser, this one too. How many there were."""
    return _ended(by, _of(by))


def _of(account: Account) -> QuerySet[UserSession]:
    return UserSession.objects.filter(user=account)


def _ended(by: Account, sessions: QuerySet[UserSession]) -> int:
    ended = list(sessions)
    for session in ended:
        session.end()
    if ended:
        audit.record(by, f"ended {len(ended)} sessions", by)
    return len(ended)
