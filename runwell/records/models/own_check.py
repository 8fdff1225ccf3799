"""A check that its runner made part of their record."""

from __future__ import annotations

from django.db import models
from django.utils import timezone

from runwell.records.models.identified import Identified
from runwell.records.models.patient import Patient


class OwnCheck(Identified):
    """verdict: `Verdict.as_json()`, its pack's version in it. answers: finding -> value; asked: names."""

    patient = models.ForeignKey(Patient, on_delete=models.CASCADE, related_name="checks")
    verdict = models.JSONField()
    answers = models.JSONField(default=dict)
    asked = models.JSONField(default=list)
    kept_at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering = ["-kept_at"]

    def __str__(self) -> str:
        return f"check {self.id}"
