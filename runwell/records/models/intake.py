"""What a patient told before a visit that the check did not ask."""

from __future__ import annotations

from django.db import models
from django.utils import timezone

from runwell.records.models.identified import Identified
from runwell.records.models.patient import Patient


class Intake(Identified):
    """The newest counts. words: the version of the questions. answers: question -> what was said."""

    patient = models.ForeignKey(Patient, on_delete=models.CASCADE, related_name="intakes")
    words = models.CharField(max_length=20)
    answers = models.JSONField(default=dict)
    sent_at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering = ["-sent_at"]

    def __str__(self) -> str:
        return f"intake {self.id}"
