"""How often reading stopped where an import stands, so that no single file stops it for good.

Whoever is killed can say nothing any more. So a try is noted before it, and is over once a file is kept.
"""

from __future__ import annotations

from uuid import UUID

from django.db import transaction
from django.db.models import F, QuerySet

from runwell.records.access.people import demand_of
from runwell.records.models import RunImport


@transaction.atomic
def begin_reading(*, by: str, import_id: UUID) -> int:
    """Note that somebody begins where it stands. How often in a row that was done before, and in vain."""
    demand_of(by)
    waiting = _waiting(import_id)
    waiting.update(begun=F("begun") + 1)
    begun = waiting.values_list("begun", flat=True).first()
    return begun - 1 if begun else 0


@transaction.atomic
def try_alone(*, by: str, import_id: UUID, place: int) -> int:
    """Note that the file at `place` is about to be read. How often in a row that stopped us before."""
    demand_of(by)
    here = _waiting(import_id).filter(place=place)
    here.update(tried=F("tried") + 1)
    tried = here.values_list("tried", flat=True).first()
    return tried - 1 if tried else 0  # somebody else has gone on meanwhile: nothing of ours will be kept


@transaction.atomic
def forgive(*, by: str, import_id: UUID) -> None:
    """What stopped it was the disk or the database, and no file."""
    demand_of(by)
    _waiting(import_id).update(begun=0, tried=0)


def _waiting(import_id: UUID) -> QuerySet[RunImport]:
    return RunImport.objects.filter(id=import_id, state=RunImport.WAITING)
