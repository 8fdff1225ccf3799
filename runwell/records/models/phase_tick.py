"""A check of a phase's exit that somebody did."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone

from runwell.records.models.identified import Identified
from runwell.records.models.kept_programme import KeptProgramme
from runwell.records.models.programme_change import ProgrammeChange


class PhaseTick(Identified):
    """On one day, by the runner or by a clinician. passed: False where it was tried and did not hold."""

    BY = (ProgrammeChange.RUNNER, ProgrammeChange.CLINICIAN)

    programme = models.ForeignKey(KeptProgramme, on_delete=models.CASCADE, related_name="ticks")
    phase = models.PositiveSmallIntegerField()
    check_id = models.CharField(max_length=60)
    on = models.DateField()
    passed = models.BooleanField()
    by = models.CharField(max_length=10, choices=[(one, one) for one in BY])
    clinician = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering = ["on", "check_id"]
        constraints = [
            models.UniqueConstraint(
                fields=["programme", "phase", "check_id", "on", "by"], name="a_check_is_ticked_once_a_day"
            ),
            models.CheckConstraint(
                condition=Q(by="clinician", clinician__isnull=False) | Q(by="runner", clinician=None),
                name="a_clinicians_tick_names_them",
            ),
        ]

    def __str__(self) -> str:
        return f"tick {self.id}"
