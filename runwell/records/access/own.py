"""What a person may read of their own: everything that hangs on their account, and nobody else's."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from allauth.account.models import EmailAddress
from django.db.models import Q, QuerySet

from runwell.records.access.patients import own_record
from runwell.records.access.people import Someone
from runwell.records.models import (
    Account,
    Assignment,
    AuditEvent,
    Consent,
    GivenRole,
    OpenedRecord,
    OwnCheck,
    VisitRequest,
)


@dataclass(frozen=True, slots=True)
class Colleague:
    """Somebody of the practice as a patient may know them. roles: what they were when they acted."""

    name: str
    roles: tuple[str, ...]


def own_checks(user: Someone) -> QuerySet[OwnCheck]:
    """The answers that the person added to their record, the latest first."""
    return OwnCheck.objects.filter(patient=own_record(user)).order_by("-kept_at", "id")


def own_check(user: Someone, check_id: UUID) -> OwnCheck | None:
    """One of them; None for everybody else's."""
    return own_checks(user).filter(id=check_id).first()


def own_requests(user: Someone) -> QuerySet[VisitRequest]:
    """The requests for a visit that they sent while signed in, the latest first."""
    asked = VisitRequest.objects.filter(patient=own_record(user), patient__isnull=False)
    return asked.select_related("location").order_by("-asked_at", "id")


def own_addresses(account: Account) -> frozenset[str]:
    """The e-mail addresses that the person has shown to be theirs, and the one they sign in with."""
    shown = EmailAddress.objects.filter(user=account, verified=True).values_list("email", flat=True)
    return frozenset(address.lower() for address in (account.email, *shown))


def own_or_mailed_requests(account: Account) -> QuerySet[VisitRequest]:
    """For erasing: those sent while signed in, and every other that gives an address of theirs."""
    theirs = Q(patient__account=account)
    for address in own_addresses(account):
        theirs |= Q(email__iexact=address)
    return VisitRequest.objects.filter(theirs).order_by("asked_at", "id")


def own_clinicians(user: Someone) -> QuerySet[Assignment]:
    """Who looks after them now."""
    mine = Assignment.objects.filter(patient=own_record(user), ended_at=None)
    return mine.select_related("clinician").order_by("since", "id")


def own_consents(user: Someone) -> QuerySet[Consent]:
    """What they agreed to, what a guardian agreed to for them, and what was taken back."""
    return Consent.objects.filter(patient=own_record(user)).select_related("recorded_by")


def agrees(user: Someone) -> bool:
    """True while the person agrees that a record of theirs is kept."""
    return own_consents(user).filter(purpose=Consent.RECORD, withdrawn_at=None).exists()


def own_emergencies(user: Someone) -> QuerySet[OpenedRecord]:
    """Every time that somebody opened their record in an emergency, with the reason given."""
    return OpenedRecord.objects.filter(patient=own_record(user)).select_related("clinician")


def whole_own_trail(user: Someone) -> QuerySet[AuditEvent]:
    """Besides their record: what was done to their account, and what they did themselves; oldest first."""
    if not (user.is_authenticated and user.is_active):
        return AuditEvent.objects.none()
    mine = Q(account=user.pk) | Q(record=f"account {user.pk}")
    patient = own_record(user)
    return AuditEvent.objects.filter(mine | Q(patient=patient.id) if patient else mine).order_by("number")


def who_acted(events: Iterable[AuditEvent]) -> dict[UUID, Colleague]:
    """The id of each event -> who did it, with the roles they had at that moment; tasks are left out.

    Whoever may read an event may know whose name stands behind it.
    """
    by_account = {event.id: (event.account, event.at) for event in events if event.account}
    accounts = {account for account, _ in by_account.values()}
    names = dict(Account.objects.filter(id__in=accounts).values_list("id", "name"))
    given = list(GivenRole.objects.filter(account__in=accounts))
    return {
        event: Colleague(names[account], _roles(given, account, at))
        for event, (account, at) in by_account.items()
        if account in names
    }


def _roles(given: list[GivenRole], account: UUID, at: datetime) -> tuple[str, ...]:
    held = (
        one.role
        for one in given
        if one.account_id == account and one.given_at <= at and (one.ended_at is None or one.ended_at > at)
    )
    return tuple(dict.fromkeys(held))
