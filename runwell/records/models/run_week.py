"""The runs of a calendar week, added up."""

from __future__ import annotations

from django.db import models

from runwell.records.models.identified import Identified
from runwell.records.models.patient import Patient


class RunWeek(Identified):
    """Follows from the runs that count. meters: of all runs whose distance is known; longest: of one."""

    patient = models.ForeignKey(Patient, on_delete=models.CASCADE, related_name="run_weeks")
    monday = models.DateField()
    meters = models.FloatField()
    runs = models.PositiveIntegerField()
    longest = models.FloatField()
    seconds = models.FloatField()

    class Meta:
        ordering = ["monday"]
        constraints = [
            models.UniqueConstraint(fields=["patient", "monday"], name="a_week_is_added_up_once"),
        ]

    def __str__(self) -> str:
        return f"week {self.id}"
