"""A morning of a runner's diary."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from runwell.records.models.identified import Identified
from runwell.records.models.patient import Patient


class KeptMorning(Identified):
    """One a day. pain: at the first steps, 0-10. woke: pain woke the runner. sleep: hours. None: not said."""

    patient = models.ForeignKey(Patient, on_delete=models.CASCADE, related_name="mornings")
    on = models.DateField()
    pain = models.PositiveSmallIntegerField(null=True, blank=True)
    woke = models.BooleanField(null=True, blank=True)
    painkillers = models.BooleanField(null=True, blank=True)
    sleep = models.PositiveSmallIntegerField(null=True, blank=True)
    notes = models.CharField(max_length=1000, blank=True)

    class Meta:
        ordering = ["on"]
        constraints = [
            models.UniqueConstraint(fields=["patient", "on"], name="a_day_has_one_morning"),
            models.CheckConstraint(condition=Q(pain=None) | Q(pain__lte=10), name="pain_goes_to_ten"),
        ]

    def __str__(self) -> str:
        return f"morning {self.id}"
