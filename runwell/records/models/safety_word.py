"""A runner's own word before a session: they have read the warning, and were asked about red flags again."""

from __future__ import annotations

from django.db import models
from django.utils import timezone

from runwell.records.models.identified import Identified
from runwell.records.models.patient import Patient


class SafetyWord(Identified):
    """Never changed: the newest counts. words: the warning as it stood there. on: the runner's day.

    pack: the version whose red flags were asked. rules: ids of those that are true of the runner.
    """

    patient = models.ForeignKey(Patient, on_delete=models.CASCADE, related_name="safety_words")
    number = models.PositiveIntegerField()
    words = models.CharField(max_length=300)
    on = models.DateField()
    pack = models.CharField(max_length=60)
    rules = models.JSONField(default=list)
    said_at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering = ["-number"]
        constraints = [
            models.UniqueConstraint(fields=["patient", "number"], name="safety_words_are_numbered"),
        ]

    def __str__(self) -> str:
        return f"safety word {self.id}"
