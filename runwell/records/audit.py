"""The trail: an explicit call inside every action, which cannot be anonymous."""

from __future__ import annotations

from django.db import models
from django.utils import timezone

from runwell.records.models import AuditEvent


def record(by: str, act: str, thing: models.Model | None = None) -> None:
    """Note that somebody did something to one record. by: a person's name, or the name of a task.

    The note stands or falls with the change: call it inside the action's transaction.
    """
    if not by.strip():
        raise ValueError(f"{act}: somebody must have done it")
    name = f"{thing._meta.model_name} {thing.pk}" if thing else ""
    AuditEvent.objects.create(at=timezone.now(), by=by, act=act, record=name)
