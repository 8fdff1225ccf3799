"""A time at which a clinician sees nobody."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q

from runwell.records.models.identified import Identified
from runwell.records.models.team_member import TeamMember


class AwayTime(Identified):
    """words: for the front desk, like "course"; never why somebody is ill."""

    member = models.ForeignKey(TeamMember, on_delete=models.CASCADE, related_name="away")
    begins_at = models.DateTimeField()
    ends_at = models.DateTimeField()
    words = models.CharField(max_length=100, blank=True)

    class Meta:
        ordering = ["begins_at"]
        constraints = [
            models.CheckConstraint(
                condition=Q(ends_at__gt=F("begins_at")), name="away_time_ends_after_it_began"
            ),
        ]

    def __str__(self) -> str:
        return f"away time {self.id}"
