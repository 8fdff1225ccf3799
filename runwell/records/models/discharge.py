"""The end of a patient's care, for now."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.utils import timezone

from runwell.records.models.identified import Identified
from runwell.records.models.patient import Patient


class Discharge(Identified):
    """how: as it ended. words: to the patient, with what to do if it comes back. reopened_at: when care
    began again.

    number: its place among those of the patient. program_goes_on: the patient goes on by themselves.
    """

    GOALS_MET, GOES_ON_ALONE, REFERRED = "goals-met", "goes-on-alone", "referred"
    PLATEAU, STOPPED_COMING, OWN_WISH = "plateau", "stopped-coming", "own-wish"
    HOWS = (GOALS_MET, GOES_ON_ALONE, REFERRED, PLATEAU, STOPPED_COMING, OWN_WISH)

    patient = models.ForeignKey(Patient, on_delete=models.CASCADE, related_name="discharges")
    number = models.PositiveIntegerField()
    how = models.CharField(max_length=20, choices=[(one, one) for one in HOWS])
    words = models.CharField(max_length=2000, blank=True)
    program_goes_on = models.BooleanField(default=True)
    clinician = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(default=timezone.now)
    reopened_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["-number"]
        constraints = [
            models.UniqueConstraint(fields=["patient", "number"], name="discharges_are_numbered"),
        ]

    def __str__(self) -> str:
        return f"discharge {self.id}"
