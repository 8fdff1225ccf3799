"""Which clinician looks after which patient."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone

from runwell.records.models.identified import Identified
from runwell.records.models.patient import Patient


class Assignment(Identified):
    """Ended, not deleted, while the patient's record stands."""

    patient = models.ForeignKey(Patient, on_delete=models.CASCADE, related_name="assignments")
    clinician = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    since = models.DateTimeField(default=timezone.now)
    ended_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["patient", "clinician"],
                condition=Q(ended_at=None),
                name="a_clinician_is_assigned_once",
            ),
        ]

    def __str__(self) -> str:
        return f"assignment {self.id}"
