"""Putting work off until it falls due, and what an administrator does about work that failed.

Putting off leaves no row of its own on the trail: the action that calls it does, and what the job does.
"""

from __future__ import annotations

from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from runwell.records import audit
from runwell.records.access.people import demand_of
from runwell.records.audit import By
from runwell.records.models import DueJob
from runwell.records.roles import Role
from runwell.refusals import Refusal


@transaction.atomic
def put_off(*, by: By, kind: str, about: dict[str, Any], due_at: datetime, key: str = "") -> DueJob | None:
    """Have something done at its time. It will be exactly if the caller's transaction is committed.

    about: ids and plain settings, never health data. None: a job with this key was put off before.
    """
    if not str(by).strip() or not kind:
        raise ValueError(f"{kind or 'a job'}: somebody must have put it off, and it must say what it is")
    job = DueJob(kind=kind, about=about, key=key, due_at=due_at)
    DueJob.objects.bulk_create([job], ignore_conflicts=bool(key))
    return job if not key or DueJob.objects.filter(id=job.id).exists() else None


@transaction.atomic
def call_off(*, by: By, key: str) -> bool:
    """Take back what was put off under this key, if nobody has begun with it. False: too late, or no such."""
    gone, _ = DueJob.objects.filter(key=key, state=DueJob.WAITING).exclude(key="").delete()
    return bool(gone)


@transaction.atomic
def try_again(*, by: By, job_id: UUID) -> None:
    """Let a job that failed begin anew, now. A second time changes nothing. Refusal: it has not failed."""
    demand_of(by, Role.ADMINISTRATOR, Role.OWNER)
    job = DueJob.objects.select_for_update().filter(id=job_id).first()
    if job is None or job.state == DueJob.DONE:
        raise Refusal("this job waits no more", "due jobs", "Look at the list again")
    if job.state != DueJob.FAILED:
        return
    job.state, job.tries, job.failure, job.due_at = DueJob.WAITING, 0, "", timezone.now()
    job.worker, job.claimed_until = "", None
    job.save(update_fields=["state", "tries", "failure", "due_at", "worker", "claimed_until"])
    audit.record(by, "let a failed job begin anew", job)
