"""A runner's way back to running."""

from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.utils import timezone

from runwell.records.models.identified import Identified
from runwell.records.models.patient import Patient


class KeptComeback(Identified):
    """One for a patient at a time. base: from what every run and morning is judged anew, as JSON."""

    patient = models.ForeignKey(Patient, on_delete=models.CASCADE, related_name="comebacks")
    base = models.JSONField()
    pack = models.CharField(max_length=60)
    began_at = models.DateTimeField(default=timezone.now)
    ended_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["-began_at"]
        constraints = [
            models.UniqueConstraint(
                fields=["patient"], condition=Q(ended_at=None), name="a_patient_comes_back_once_at_a_time"
            ),
        ]

    def __str__(self) -> str:
        return f"way back {self.id}"
