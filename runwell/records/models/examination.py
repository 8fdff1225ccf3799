"""What a clinician found when they tested a patient."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.utils import timezone

from runwell.records.models.identified import Identified
from runwell.records.models.patient import Patient


class Examination(Identified):
    """Never changed. results: clinician's test -> result; of a test the newest counts, "" takes it back.

    number: its place among those of the patient. pack: the version whose tests these are. words: besides.
    """

    patient = models.ForeignKey(Patient, on_delete=models.CASCADE, related_name="examinations")
    number = models.PositiveIntegerField()
    results = models.JSONField(default=dict)
    words = models.CharField(max_length=1000, blank=True)
    pack = models.CharField(max_length=60)
    clinician = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering = ["-number"]
        constraints = [
            models.UniqueConstraint(fields=["patient", "number"], name="examinations_are_numbered"),
        ]

    def __str__(self) -> str:
        return f"examination {self.id}"
