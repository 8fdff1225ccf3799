"""A day on which an office is closed, or open at other hours than usual."""

from __future__ import annotations

from django.db import models

from runwell.records.models.identified import Identified
from runwell.records.models.location import Location


class ClosedDay(Identified):
    """name: as people call it, "Thanksgiving". opens, closes: "09:00", "12:00" on a short day, else empty."""

    location = models.ForeignKey(Location, on_delete=models.CASCADE, related_name="closed_days")
    day = models.DateField()
    name = models.CharField(max_length=60)
    opens = models.CharField(max_length=5, blank=True)
    closes = models.CharField(max_length=5, blank=True)

    class Meta:
        ordering = ["day"]
        constraints = [
            models.UniqueConstraint(fields=["location", "day"], name="a_day_is_named_once_at_a_location"),
        ]

    def __str__(self) -> str:
        return f"{self.name}, {self.day}"
