"""A session of a program that somebody said something about."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from runwell.records.models.identified import Identified
from runwell.records.models.kept_programme import KeptProgramme


class KeptSession(Identified):
    """The same on every device: its program, the day it was planned for, and which one of that day."""

    programme = models.ForeignKey(KeptProgramme, on_delete=models.CASCADE, related_name="sessions")
    planned_on = models.DateField()
    nth = models.PositiveSmallIntegerField(default=1)

    class Meta:
        ordering = ["planned_on", "nth"]
        constraints = [
            models.UniqueConstraint(fields=["programme", "planned_on", "nth"], name="a_session_is_kept_once"),
            models.CheckConstraint(condition=Q(nth__gte=1), name="the_first_session_of_a_day_is_one"),
        ]

    def __str__(self) -> str:
        return f"session {self.id}"
