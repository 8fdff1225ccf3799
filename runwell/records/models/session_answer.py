"""What a runner answered about a session, at its end or later."""

from __future__ import annotations

from django.db import models

from runwell.records.models.identified import Identified
from runwell.records.models.kept_session import KeptSession


class SessionAnswer(Identified):
    """Only ever added; of each question the newest answer counts, by the time at which it was given.

    during, hour_after: pain 0-10. effort: 0-10. also_red: something else that stops this group of causes.
    """

    session = models.ForeignKey(KeptSession, on_delete=models.CASCADE, related_name="answers")
    device_id = models.UUIDField()
    said_whole = models.CharField(max_length=64)
    during = models.PositiveSmallIntegerField(null=True, blank=True)
    hour_after = models.PositiveSmallIntegerField(null=True, blank=True)
    effort = models.PositiveSmallIntegerField(null=True, blank=True)
    limp = models.BooleanField(null=True, blank=True)
    also_red = models.BooleanField(null=True, blank=True)
    at = models.DateTimeField()
    on = models.DateField()

    class Meta:
        ordering = ["at", "device_id", "said_whole"]
        constraints = [
            models.UniqueConstraint(fields=["session", "said_whole"], name="the_same_answer_is_kept_once"),
        ]

    def __str__(self) -> str:
        return f"answer {self.id}"
