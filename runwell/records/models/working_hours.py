"""When a clinician sees patients at an office."""

from __future__ import annotations

from django.db import models

from runwell.records.models.identified import Identified
from runwell.records.models.location import Location
from runwell.records.models.team_member import TeamMember


class WorkingHours(Identified):
    """hours: as those of an office. A clinician without a row works whenever the office is open."""

    member = models.ForeignKey(TeamMember, on_delete=models.CASCADE, related_name="working_hours")
    location = models.ForeignKey(Location, on_delete=models.CASCADE, related_name="+")
    hours = models.JSONField(default=list)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["member", "location"], name="hours_are_said_once_at_an_office"),
        ]

    def __str__(self) -> str:
        return f"working hours {self.id}"
