"""A record that somebody opened who is not its clinician: breaking the glass."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils import timezone

from runwell.records.models.identified import Identified
from runwell.records.models.patient import Patient


class OpenedRecord(Identified):
    """Open until `until`; the owner reads the reason and notes that they have."""

    patient = models.ForeignKey(Patient, on_delete=models.CASCADE, related_name="opened")
    clinician = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    reason = models.CharField(max_length=300)
    opened_at = models.DateTimeField(default=timezone.now)
    until = models.DateTimeField()
    seen_at = models.DateTimeField(null=True, blank=True)
    seen_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )

    class Meta:
        ordering = ["-opened_at"]
        constraints = [
            models.CheckConstraint(condition=~Q(reason=""), name="a_broken_glass_has_a_reason"),
            models.CheckConstraint(condition=Q(until__gt=F("opened_at")), name="a_broken_glass_closes_again"),
        ]

    def __str__(self) -> str:
        return f"opened record {self.id}"
