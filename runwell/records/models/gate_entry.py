"""A clinician opened or closed a gate for a bone stress injury."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone

from runwell.records.models.identified import Identified
from runwell.records.models.patient import Patient


class GateEntry(Identified):
    """Never changed: the newest counts. opened: False where it was closed. number: the place among them.

    now_open: the last gate that is open after this entry, "" none. causes: the injured bones that it is for.
    """

    patient = models.ForeignKey(Patient, on_delete=models.CASCADE, related_name="gates")
    number = models.PositiveIntegerField()
    gate = models.CharField(max_length=10)
    causes = models.JSONField(default=list)
    opened = models.BooleanField()
    now_open = models.CharField(max_length=10, blank=True)
    reason = models.CharField(max_length=500)
    clinician = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering = ["-number"]
        constraints = [
            models.UniqueConstraint(fields=["patient", "number"], name="gate_entries_are_numbered"),
            models.CheckConstraint(condition=~Q(reason=""), name="a_gate_entry_has_a_reason"),
        ]

    def __str__(self) -> str:
        return f"gate entry {self.id}"
