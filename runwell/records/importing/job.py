"""The due job that reads what was handed in: a slice of it, and then the next one."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from time import monotonic
from uuid import UUID

from django.utils import timezone
from django.utils.translation import gettext

from runwell.records.access import agrees
from runwell.records.access.run_files import run_import
from runwell.records.actions.run_imports import end_import, go_on_later
from runwell.records.importing.going_on import go_on
from runwell.records.importing.stopping import ALONE
from runwell.records.importing.uploaded import place
from runwell.records.models import DueJob, RunImport
from runwell.refusals import Refusal

SLICE = 20.0
"""Seconds after which other jobs get their turn."""


def read_a_slice(by: str, job: DueJob, now: datetime) -> None:
    """Go on with the import of this job, and have it gone on with where there is more."""
    read_slice_of(by, UUID(job.about["import"]), now, still=lambda: True)


def read_slice_of(by: str, import_id: UUID, now: datetime, *, still: Callable[[], bool]) -> None:
    """The same of an import. still: whether there is no reason to stop before its time."""
    found = run_import(import_id)
    if found is None or found.state != RunImport.WAITING:
        return
    if not agrees(found.patient.account):
        why = Refusal(
            gettext("The agreement to keep a record was taken back"),
            mend=gettext("Agree again, and hand it in again"),
        )
        end_import(by=by, import_id=found.id, now=now, why=why)
        return
    if found.upload is None or not place(found.upload.pk).exists():
        why = Refusal(
            gettext("The file is not on our server any more"),
            mend=gettext("Hand it in again: nothing comes twice"),
        )
        end_import(by=by, import_id=found.id, now=now, why=why)
        return
    # A file that is left out now ends the slice, and with it the tries of this job: there may be more.
    until = monotonic() + (SLICE if found.tried < ALONE else 0.0)

    def in_time() -> bool:
        return monotonic() < until and still()

    go_on(by, found, place(found.upload.pk), still=in_time, tell=lambda _: None)
    go_on_later(by=by, import_id=found.id, now=timezone.now())
