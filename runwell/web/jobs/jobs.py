"""What is late, what failed and what is to come, for administrator and owner."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext
from django.views.decorators.http import require_POST, require_safe

from runwell.records import access
from runwell.records.actions.jobs import try_again
from runwell.records.models import DueJob
from runwell.records.roles import Role
from runwell.refusals import Refusal
from runwell.web.jobs.words import name_of, why
from runwell.web.staff.only_for import only_for

# An idle worker looks twice a second and says that it lives four times a minute.
LATE_AFTER = timedelta(minutes=5)
SILENT_AFTER = timedelta(minutes=1)
MOST_SHOWN = 50
KEEPERS = (Role.ADMINISTRATOR, Role.OWNER)


@dataclass(frozen=True, slots=True)
class JobRow:
    """One job in words. It names nobody: neither the page nor the job says whom it is about."""

    id: UUID
    name: str
    due_at: datetime
    tries: int
    why: str

    @classmethod
    def of(cls, job: DueJob) -> JobRow:
        return cls(job.id, name_of(job.kind), job.due_at, job.tries, why(job.failure))


@dataclass(frozen=True, slots=True)
class JobsPage:
    """failed, late, coming: at most so many of each. seen_at: the last word of any worker."""

    mail_is_on: bool
    works: bool
    seen_at: datetime | None
    backup_at: datetime | None
    failed: tuple[JobRow, ...]
    late: tuple[JobRow, ...]
    coming: tuple[JobRow, ...]
    done: int


@require_safe
@only_for(*KEEPERS)
def jobs(request: HttpRequest) -> HttpResponse:
    """The state of things, the worst first."""
    now = timezone.now()
    every = access.due_jobs(request.user)
    open_ones = every.filter(state__in=(DueJob.WAITING, DueJob.WORKING))
    seen = access.work_processes(request.user).first()
    page = JobsPage(
        mail_is_on=settings.RUNWELL_MAIL_IS_ON,
        works=bool(seen and seen.seen_at > now - SILENT_AFTER),
        seen_at=seen.seen_at if seen else None,
        backup_at=access.last_backup(request.user),
        failed=rows(every.filter(state=DueJob.FAILED).order_by("-due_at")[:MOST_SHOWN]),
        late=rows(open_ones.filter(due_at__lt=now - LATE_AFTER)[:MOST_SHOWN]),
        coming=rows(open_ones.filter(due_at__gte=now - LATE_AFTER)[:MOST_SHOWN]),
        done=every.filter(state=DueJob.DONE, done_at__gt=now - timedelta(days=1)).count(),
    )
    return render(request, "jobs/jobs.html", {"page": page})


@require_POST
@only_for(*KEEPERS)
def again(request: HttpRequest, job_id: UUID) -> HttpResponse:
    """Let a failed job begin anew."""
    try:
        try_again(by=request.user, job_id=job_id)
        messages.success(request, gettext("It is tried again now."))
    except Refusal:
        messages.warning(request, gettext("This job is not in the list any more."))
    return redirect("jobs:jobs")


def rows(found: Iterable[DueJob]) -> tuple[JobRow, ...]:
    return tuple(JobRow.of(job) for job in found)
