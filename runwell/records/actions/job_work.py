"""How a worker takes a due job for itself, keeps it, and notes how it went. Only `runwell work` does this."""

from __future__ import annotations

from datetime import datetime, timedelta
from uuid import UUID

from django.db import transaction
from django.db.models import QuerySet

from runwell.records.access.jobs import due
from runwell.records.access.people import demand_of
from runwell.records.models import DueJob, WorkProcess

# A worker says every few seconds that it lives; whoever is silent for so long has died.
LEASE = timedelta(seconds=60)
# A worker that died is shown for a day, so that an administrator can see since when.
SILENT_SHOWN = timedelta(days=1)


@transaction.atomic
def claim_job(*, by: str, worker: str, now: datetime) -> DueJob | None:
    """The job that has been due longest, from now on this worker's. None: nothing is due.

    Two workers never get the same one: PostgreSQL skips rows that somebody holds, SQLite has one writer.
    """
    demand_of(by)
    job = due(now).select_for_update(skip_locked=True).first()
    if job is None:
        return None
    job.state, job.worker, job.claimed_until = DueJob.WORKING, worker, now + LEASE
    job.tries += 1
    job.save(update_fields=["state", "worker", "claimed_until", "tries"])
    return job


@transaction.atomic
def hold_job(*, by: str, worker: str, job_id: UUID) -> bool:
    """Keep everybody else from this job until the caller's transaction ends. False: it is ours no more."""
    demand_of(by)
    return _ours(worker, job_id).select_for_update().first() is not None


@transaction.atomic
def finish_job(*, by: str, worker: str, job_id: UUID, now: datetime) -> bool:
    """Note that it is done, and forget what it was about. False: it is ours no more."""
    demand_of(by)
    ended = {"state": DueJob.DONE, "done_at": now, "claimed_until": None}
    return bool(_ours(worker, job_id).update(about={}, failure="", **ended))


@transaction.atomic
def fail_job(*, by: str, worker: str, job_id: UUID, failure: str, again_at: datetime | None) -> bool:
    """Note what kind of error it was, and when to try again; None: never. False: it is ours no more."""
    demand_of(by)
    state = DueJob.WAITING if again_at else DueJob.FAILED
    later = {"due_at": again_at} if again_at else {}
    return bool(_ours(worker, job_id).update(state=state, failure=failure, claimed_until=None, **later))


@transaction.atomic
def note_alive(*, by: str, worker: str, now: datetime, renew: bool) -> None:
    """Say that this worker lives. renew: and that it is still at the job it has."""
    demand_of(by)
    facts = {"seen_at": now}
    WorkProcess.objects.update_or_create(
        name=worker, defaults=facts, create_defaults={**facts, "started_at": now}
    )
    WorkProcess.objects.filter(seen_at__lt=now - SILENT_SHOWN).delete()
    if renew:
        DueJob.objects.filter(worker=worker, state=DueJob.WORKING).update(claimed_until=now + LEASE)


@transaction.atomic
def note_gone(*, by: str, worker: str) -> None:
    """Say that this worker has ended in order."""
    demand_of(by)
    WorkProcess.objects.filter(name=worker).delete()


def _ours(worker: str, job_id: UUID) -> QuerySet[DueJob]:
    return DueJob.objects.filter(id=job_id, worker=worker, state=DueJob.WORKING)
