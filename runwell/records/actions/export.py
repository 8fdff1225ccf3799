"""Everything that is kept of a person, gathered for them to take along."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal
from typing import Any
from uuid import UUID

from django.core.exceptions import PermissionDenied
from django.db import models, transaction
from django.utils import timezone

from runwell.records import access, audit
from runwell.records.access.own_tables import HIDDEN_OF_ACCOUNT, OWN
from runwell.records.importing import originals
from runwell.records.models import Account, AuditEvent, GivenRole, Location, OriginalFile

FORM = "runwell-export-1"


@dataclass(frozen=True, slots=True)
class Original:
    """A file as the person once gave it. name: unlike every other in the export, without a folder."""

    name: str
    content: bytes

    def __post_init__(self) -> None:
        """A name that leads out of the folder would write wherever the file is unpacked."""
        if not re.fullmatch(r"[A-Za-z0-9_-][A-Za-z0-9._-]{0,120}", self.name):
            raise ValueError("the name of an original is a plain one")


@dataclass(frozen=True, slots=True)
class KeptOriginal:
    """The same, read from the disk only when it is needed: ten years of them are hundreds of megabytes."""

    name: str
    patient_id: UUID
    sha256: str

    @property
    def content(self) -> bytes:
        return originals.read(self.patient_id, self.sha256)


@dataclass(frozen=True, slots=True)
class Everything:
    """record: plain JSON values, described in docs/decisions/0018-consent-export-erasure.md."""

    record: dict[str, Any]
    originals: tuple[Original | KeptOriginal, ...] = field(default=())


@transaction.atomic
def gather_everything(*, by: Account) -> Everything:
    """All that is kept of the person themselves. PermissionDenied for closed accounts.

    Besides the tables of `own_tables.OWN`: the account, its roles and its trail. A request for a visit that
    was sent without signing in is not among them, although it may give the same address: whoever mistyped
    theirs would be shown to a stranger.
    """
    if not by.is_active:
        raise PermissionDenied("a closed account reads nothing")
    account = Account.objects.get(id=by.pk)
    parts = {one.part: [_plain(row, one.hidden) for row in one.rows(account)] for one in OWN}
    roles = GivenRole.objects.filter(account=account)
    record = {
        "form": FORM,
        "made_at": timezone.now().isoformat(),
        "what_it_is": {one.part: str(one.words) for one in OWN},
        "account": _plain(account, HIDDEN_OF_ACCOUNT),
        **parts,
        "roles": [_plain(row) for row in roles],
        "trail": _trail(account),
    }
    owned = access.own_record(account)
    audit.record(by, "downloaded everything", account, patient=owned.id if owned else None)
    return Everything(record, _originals(account))


def _originals(account: Account) -> tuple[KeptOriginal, ...]:
    """The watch files that hold runs, by their hash. One that is not on the disk any more is left out."""
    theirs = OriginalFile.objects.filter(patient__account=account, holds=OriginalFile.RUNS)
    rows = theirs.order_by("sha256").values_list("patient", "sha256", "sources__format").distinct()
    formats = {(patient, sha256): kind or "bin" for patient, sha256, kind in rows}
    return tuple(
        KeptOriginal(f"{sha256}.{kind}{ending}", patient, sha256)
        for (patient, sha256), kind in formats.items()
        if (ending := originals.ending_of(patient, sha256)) is not None
    )


def _trail(account: Account) -> list[dict[str, Any]]:
    events = list(access.whole_own_trail(account))
    who = access.who_acted(events)
    return [_event(one, who.get(one.id)) for one in events]


def _event(event: AuditEvent, who: access.Colleague | None) -> dict[str, Any]:
    return {
        "at": event.at.isoformat(),
        "act": event.act,
        "by": who.name if who else event.by,
        "roles": list(who.roles) if who else [],
        "door": event.door,
        "about": event.record,
    }


def _plain(row: models.Model, hidden: frozenset[str] = frozenset()) -> dict[str, Any]:
    """A row in JSON values; people and offices by their name."""
    return {
        one.name: _value(getattr(row, one.name if one.related_model in (Account, Location) else one.attname))
        for one in row._meta.concrete_fields
        if one.name not in hidden
    }


def _value(value: Any) -> Any:
    if isinstance(value, datetime | date):
        return value.isoformat()
    if isinstance(value, Decimal):
        return float(value)
    if isinstance(value, Account):
        return value.name
    return str(value) if isinstance(value, UUID | models.Model) else value
