"""The address under which a runner's calendar reads when their sessions are."""

from __future__ import annotations

from django.db import models
from django.utils import timezone

from runwell.records.models.identified import Identified
from runwell.records.models.patient import Patient


class CalendarFeed(Identified):
    """One for a patient. Of the random token in its address only the SHA-256 is stored."""

    patient = models.OneToOneField(Patient, on_delete=models.CASCADE, related_name="calendar_feed")
    token_hash = models.CharField(max_length=64, unique=True)
    made_at = models.DateTimeField(default=timezone.now)

    def __str__(self) -> str:
        return f"calendar feed {self.id}"
