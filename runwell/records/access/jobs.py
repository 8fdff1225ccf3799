"""What is to happen later and whether anybody does it, for the people who keep the system running."""

from __future__ import annotations

from datetime import datetime

from django.db.models import Q, QuerySet

from runwell.records.access.people import Someone, demand
from runwell.records.models import AuditEvent, AuditHead, DueJob, WorkProcess
from runwell.records.roles import Role

BACKED_UP = "took a backup of everything"


def due_jobs(user: Someone) -> QuerySet[DueJob]:
    """Every job, what has been due longest first. PermissionDenied for all but administrator and owner."""
    demand(user, Role.ADMINISTRATOR, Role.OWNER)
    return DueJob.objects.all()


def work_processes(user: Someone) -> QuerySet[WorkProcess]:
    """The workers that were seen lately, the last seen first. The same people may see them."""
    demand(user, Role.ADMINISTRATOR, Role.OWNER)
    return WorkProcess.objects.all()


def last_backup(user: Someone) -> datetime | None:
    """When everything was last backed up, as the trail says. None: never since this database was made."""
    demand(user, Role.ADMINISTRATOR, Role.OWNER)
    return AuditEvent.objects.filter(act=BACKED_UP).values_list("at", flat=True).order_by("-number").first()


def due(now: datetime) -> QuerySet[DueJob]:
    """What a worker may take: waiting and due, or held by a worker that has been silent too long."""
    waits = Q(state=DueJob.WAITING, due_at__lte=now)
    return DueJob.objects.filter(waits | Q(state=DueJob.WORKING, claimed_until__lt=now))


def audit_end() -> tuple[int, str]:
    """The number and the hash of the last row of the trail, which say nothing about anybody."""
    head = AuditHead.objects.first()
    return (head.number, head.hash) if head else (0, "")
