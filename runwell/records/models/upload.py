"""A file that comes in pieces, until it is whole."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q
from django.utils import timezone

from runwell.records.models.identified import Identified
from runwell.records.models.patient import Patient


class Upload(Identified):
    """The bytes lie in a file of the data folder. received: how many of them; finished_at: all are there.

    told_at: when the last piece came. Nothing for a week, and it is forgotten.
    """

    patient = models.ForeignKey(Patient, on_delete=models.CASCADE, related_name="uploads")
    name = models.CharField(max_length=200)
    size = models.PositiveBigIntegerField()
    received = models.PositiveBigIntegerField(default=0)
    began_at = models.DateTimeField(default=timezone.now)
    told_at = models.DateTimeField(default=timezone.now)
    finished_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["-began_at"]
        constraints = [
            models.CheckConstraint(
                condition=Q(received__lte=F("size")), name="no_more_is_received_than_was_said"
            ),
        ]

    def __str__(self) -> str:
        return f"upload {self.id}"
