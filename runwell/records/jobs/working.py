"""Doing one due job: taken, done or failed, and noted, in steps that a kill at any moment leaves whole."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from types import TracebackType
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from runwell.records import audit
from runwell.records.access.jobs import due
from runwell.records.actions.job_work import claim_job, fail_job, finish_job, hold_job
from runwell.records.jobs.kinds import Hopeless, Kind
from runwell.records.jobs.registry import KINDS
from runwell.records.models import DueJob

BY = "runwell work"


@dataclass(frozen=True, slots=True)
class Outcome:
    """failure: empty when it went well. again_at: when it is tried again; None after a failure: never."""

    kind: str
    job_id: UUID
    failure: str = ""
    again_at: datetime | None = None


class Attempt:
    """Whatever goes wrong inside is noted here. One job with a fault must not keep the others waiting."""

    error: Exception | None = None

    def __enter__(self) -> Attempt:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> bool:
        self.error = error if isinstance(error, Exception) else None
        return self.error is not None


def work_one(worker: str) -> Outcome | None:
    """Do what has been due longest. None: nothing is due. A database that does not answer raises."""
    if not due(timezone.now()).exists():  # an idle worker keeps no writer waiting
        return None
    with audit.through("work"):
        job = claim_job(by=BY, worker=worker, now=timezone.now())
        if job is None:
            return None
        kind = KINDS.get(job.kind)
        with Attempt() as attempt:
            _do(worker, _known(kind, job), job)
        if attempt.error is None:
            return Outcome(job.kind, job.id)
        return _failed(worker, kind, job, attempt.error)


def work_off(worker: str) -> list[Outcome]:
    """Everything that is due now, one after the other."""
    outcomes = []
    while outcome := work_one(worker):
        outcomes.append(outcome)
    return outcomes


def _known(kind: Kind | None, job: DueJob) -> Kind:
    if kind is None:  # put off by an earlier or a later version of Runwell
        raise Hopeless("this version does not know this kind of job")
    if job.tries > kind.most_tries:
        raise Hopeless("its worker died each time")
    return kind


def _do(worker: str, kind: Kind, job: DueJob) -> None:
    if not kind.inside:
        kind.do(BY, job, timezone.now())
        _done(worker, kind, job)
        return
    with transaction.atomic():
        if hold_job(by=BY, worker=worker, job_id=job.id):
            kind.do(BY, job, timezone.now())
            _done(worker, kind, job)


@transaction.atomic
def _done(worker: str, kind: Kind, job: DueJob) -> None:
    if finish_job(by=BY, worker=worker, job_id=job.id, now=timezone.now()) and kind.afterwards:
        kind.afterwards(BY, job, True)


@transaction.atomic
def _failed(worker: str, kind: Kind | None, job: DueJob, error: Exception) -> Outcome:
    hopeless = kind is None or isinstance(error, Hopeless)
    again_at = None if hopeless else kind.again_at(job.tries, timezone.now())
    failure = str(error) if isinstance(error, Hopeless) else kind_of(error)
    noted = fail_job(by=BY, worker=worker, job_id=job.id, failure=failure, again_at=again_at)
    if noted and kind and kind.afterwards:
        kind.afterwards(BY, job, False)
    return Outcome(job.kind, job.id, failure, again_at)


def kind_of(error: Exception) -> str:
    """The type of an error and a mail server's code; not its words, which may repeat what a person wrote."""
    code = getattr(error, "smtp_code", "")
    return f"{type(error).__name__} {code}".strip()
