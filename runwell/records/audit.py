"""The trail: an explicit call inside every action and every reading, chained so that no row can be taken out.

Each row carries the hash of the row before it. Whoever adds one holds the end of the chain until their
transaction ends, so an action writes its trail last, when it needs no other lock.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import UTC, datetime
from hashlib import sha256
from uuid import UUID

from django.contrib.auth.models import AbstractBaseUser
from django.db import models
from django.db.models import Subquery
from django.db.models.functions import Coalesce
from django.utils import timezone

from runwell.records.models import AuditEvent, AuditHead
from runwell.refusals import Refusal

START = "0" * 64
By = AbstractBaseUser | str
_door: ContextVar[str] = ContextVar("door", default="command")


def record(by: By, act: str, thing: models.Model | None = None, *, patient: UUID | None = None) -> None:
    """Note that somebody did something to one record. by: an account, or the name of a task or a visitor.

    patient: whose record it concerns, so that they can read it. The note stands or falls with the change:
    call it inside the action's transaction, last.
    """
    account = by.pk if isinstance(by, AbstractBaseUser) else None
    name = f"account {account}" if account else str(by).strip()
    if not name or name == "AnonymousUser":
        raise ValueError(f"{act}: somebody must have done it")
    head = _held()
    event = AuditEvent(
        number=head.number + 1,
        at=timezone.now(),
        by=name,
        account=account,
        act=act,
        record=f"{thing._meta.model_name} {thing.pk}" if thing else "",
        patient=patient,
        door=_door.get(),
        previous=head.hash,
    )
    event.hash = seal(event)
    event.save(force_insert=True)
    AuditHead.objects.filter(pk=head.pk).update(number=event.number, hash=event.hash)


def seal(event: AuditEvent) -> str:
    """SHA-256 in hex over everything that the row says and the hash before it."""
    said = [
        event.previous,
        event.number,
        str(event.id),
        _utc(event.at).isoformat(timespec="microseconds"),
        event.by,
        str(event.account or ""),
        event.act,
        event.record,
        str(event.patient or ""),
        event.door,
    ]
    return sha256(json.dumps(said, ensure_ascii=True, separators=(",", ":")).encode()).hexdigest()


def verify() -> int:
    """How many rows the chain has. Refusal: the first row that was changed, taken out or put in."""
    # The end first: what is added while we read lies beyond it, and is not ours to judge this time.
    head = AuditHead.objects.first() or AuditHead(hash=START)
    number, previous = 0, START
    rows = AuditEvent.objects.filter(number__lte=head.number).order_by("number")
    for event in rows.iterator(chunk_size=2000):
        if event.number != number + 1:
            raise _broken(number + 1, "it is missing")
        if event.previous != previous or event.hash != seal(event):
            raise _broken(event.number, "it does not say what it said when it was written")
        number, previous = event.number, event.hash
    if (head.number, head.hash) != (number, previous) or _beyond_the_end():
        raise _broken(number + 1, "the chain does not end where it ended when it was written")
    return number


def _beyond_the_end() -> bool:
    """Asked in one statement, so that no writer comes in between."""
    end = Coalesce(Subquery(AuditHead.objects.values("number")[:1]), 0)
    return AuditEvent.objects.filter(number__gt=end).exists()


@contextmanager
def through(door: str) -> Iterator[None]:
    """Everything noted inside came by this door: "web", "command" or "work"."""
    token = _door.set(door)
    try:
        yield
    finally:
        _door.reset(token)


def _held() -> AuditHead:
    """The end of the chain, ours alone until the transaction ends."""
    AuditHead.objects.bulk_create([AuditHead(hash=START)], ignore_conflicts=True)
    return AuditHead.objects.select_for_update().get(only=True)


def _broken(number: int, what: str) -> Refusal:
    mend = "Keep this database as it is, and compare it with your last backup and with the log"
    return Refusal(what, f"row {number} of the audit trail", mend)


def _utc(at: datetime) -> datetime:
    return at.astimezone(UTC)
