"""A check that its runner made part of their record."""

from __future__ import annotations

from django.db import models
from django.utils import timezone

from runwell.records.models.identified import Identified
from runwell.records.models.patient import Patient


class OwnCheck(Identified):
    """verdict: `Verdict.as_json()`, its pack's version in it. answers: finding -> value; asked: names.

    from_files: what the runner's watch files said of the time before: began (first day of the pain) and says
    (sentences); empty where none were looked at.
    """

    patient = models.ForeignKey(Patient, on_delete=models.CASCADE, related_name="checks")
    verdict = models.JSONField()
    answers = models.JSONField(default=dict)
    asked = models.JSONField(default=list)
    from_files = models.JSONField(default=dict, blank=True)
    kept_at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering = ["-kept_at"]

    def __str__(self) -> str:
        return f"check {self.id}"
