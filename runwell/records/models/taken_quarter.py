"""A quarter of an hour of a clinician that is taken."""

from __future__ import annotations

from django.db import models

from runwell.records.models.identified import Identified
from runwell.records.models.team_member import TeamMember
from runwell.records.models.visit import Visit


class TakenQuarter(Identified):
    """begins_at: a full quarter of an hour. The database itself refuses a second visit in any of them."""

    member = models.ForeignKey(TeamMember, on_delete=models.CASCADE, related_name="+")
    visit = models.ForeignKey(Visit, on_delete=models.CASCADE, related_name="quarters")
    begins_at = models.DateTimeField()

    class Meta:
        ordering = ["begins_at"]
        constraints = [
            models.UniqueConstraint(fields=["member", "begins_at"], name="a_clinician_sees_one_at_a_time"),
        ]

    def __str__(self) -> str:
        return f"taken quarter {self.id}"
