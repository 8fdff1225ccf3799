"""A runner's way back to running."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone

from runwell.records.models.identified import Identified
from runwell.records.models.patient import Patient


class KeptComeback(Identified):
    """One for a patient at a time. base: `Begun`, from which every run and morning is judged anew, as JSON.

    diagnosed_on: of an injured femoral neck; sooner_on, sooner_why: that running may begin before its weeks
    are over. All three are a clinician's word, with who it was. ended_why: in the words of whoever ended it.
    """

    patient = models.ForeignKey(Patient, on_delete=models.CASCADE, related_name="comebacks")
    base = models.JSONField()
    pack = models.CharField(max_length=60)
    began_at = models.DateTimeField(default=timezone.now)
    ended_at = models.DateTimeField(null=True, blank=True)
    ended_why = models.CharField(max_length=300, blank=True)
    diagnosed_on = models.DateField(null=True, blank=True)
    sooner_on = models.DateField(null=True, blank=True)
    sooner_why = models.CharField(max_length=500, blank=True)
    clinician = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )

    class Meta:
        ordering = ["-began_at"]
        constraints = [
            models.UniqueConstraint(
                fields=["patient"], condition=Q(ended_at=None), name="a_patient_comes_back_once_at_a_time"
            ),
        ]

    def __str__(self) -> str:
        return f"way back {self.id}"
