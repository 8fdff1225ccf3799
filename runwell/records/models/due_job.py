"""Something that is to happen later, once."""

from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.utils import timezone

from runwell.records.models.identified import Identified


class DueJob(Identified):
    """about: ids and plain settings, never health data. key: at most one job ever has it; empty for no key.

    claimed_until: until when its worker is believed to be alive; after that somebody else takes it over.
    """

    WAITING, WORKING, DONE, FAILED = "waiting", "working", "done", "failed"
    STATES = (WAITING, WORKING, DONE, FAILED)

    kind = models.CharField(max_length=60)
    about = models.JSONField(default=dict)
    key = models.CharField(max_length=120, blank=True)
    due_at = models.DateTimeField()
    state = models.CharField(max_length=10, default=WAITING, choices=[(one, one) for one in STATES])
    tries = models.PositiveSmallIntegerField(default=0)
    worker = models.CharField(max_length=80, blank=True)
    claimed_until = models.DateTimeField(null=True, blank=True)
    failure = models.CharField(max_length=120, blank=True)
    made_at = models.DateTimeField(default=timezone.now)
    done_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["due_at"]
        indexes = [models.Index(fields=["state", "due_at"], name="jobs_by_state_and_time")]
        constraints = [
            models.UniqueConstraint(fields=["key"], condition=~Q(key=""), name="one_job_for_a_key"),
            models.CheckConstraint(
                condition=Q(state="done", done_at__isnull=False) | (~Q(state="done") & Q(done_at=None)),
                name="a_done_job_says_when",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.kind}, {self.state}"
