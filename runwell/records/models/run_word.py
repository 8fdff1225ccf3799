"""What a runner said of a day's running."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from runwell.records.models.identified import Identified
from runwell.records.models.patient import Patient


class RunWord(Identified):
    """One a day. during, hour_after: worst pain 0-10 in it and an hour later. also_red: as in `Session`.

    run_minutes, walk_minutes, meters: only where the day has no file. None: not said. effort: 0-10.
    """

    patient = models.ForeignKey(Patient, on_delete=models.CASCADE, related_name="run_words")
    on = models.DateField()
    during = models.PositiveSmallIntegerField(null=True, blank=True)
    hour_after = models.PositiveSmallIntegerField(null=True, blank=True)
    limp = models.BooleanField(null=True, blank=True)
    also_red = models.BooleanField(null=True, blank=True)
    effort = models.PositiveSmallIntegerField(null=True, blank=True)
    run_minutes = models.PositiveSmallIntegerField(null=True, blank=True)
    walk_minutes = models.PositiveSmallIntegerField(null=True, blank=True)
    meters = models.PositiveIntegerField(null=True, blank=True)

    class Meta:
        ordering = ["on"]
        constraints = [
            models.UniqueConstraint(fields=["patient", "on"], name="a_day_of_running_is_told_once"),
            models.CheckConstraint(
                condition=(Q(during=None) | Q(during__lte=10))
                & (Q(hour_after=None) | Q(hour_after__lte=10))
                & (Q(effort=None) | Q(effort__lte=10)),
                name="what_is_said_of_running_goes_to_ten",
            ),
        ]

    def __str__(self) -> str:
        return f"word on a day's running {self.id}"
