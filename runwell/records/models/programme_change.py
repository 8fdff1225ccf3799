"""What was changed in a program, by whom, and what caused it."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone

from runwell.records.models.identified import Identified
from runwell.records.models.kept_programme import KeptProgramme


class ProgrammeChange(Identified):
    """One thing. exercise: whose prescription it is, with it before and after as JSON; "" for all of it.

    because: every reason, as JSON of Because. words: what a person gave as their reason. number: its place
    among the changes of the program. clinician: their account, only where one changed it.
    """

    BEGAN, EXERCISE, PHASE, LOOKED, ENDED = "began", "exercise", "phase", "looked", "ended"
    LOCKED, UNLOCKED = "locked", "unlocked"
    RULES, RUNNER, CLINICIAN = "rules", "runner", "clinician"
    WHATS = (BEGAN, EXERCISE, PHASE, LOOKED, ENDED, LOCKED, UNLOCKED)
    WHOS = (RULES, RUNNER, CLINICIAN)

    programme = models.ForeignKey(KeptProgramme, on_delete=models.CASCADE, related_name="changes")
    number = models.PositiveIntegerField()
    at = models.DateTimeField(default=timezone.now)
    what = models.CharField(max_length=10, choices=[(one, one) for one in WHATS])
    exercise = models.CharField(max_length=60, blank=True)
    before = models.JSONField(null=True, blank=True)
    after = models.JSONField(null=True, blank=True)
    words = models.CharField(max_length=500, blank=True)
    because = models.JSONField(default=list)
    by = models.CharField(max_length=10, choices=[(one, one) for one in WHOS])
    clinician = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )

    class Meta:
        ordering = ["programme", "number"]
        constraints = [
            models.UniqueConstraint(fields=["programme", "number"], name="changes_of_a_program_are_numbered"),
            models.CheckConstraint(
                condition=Q(by="clinician", clinician__isnull=False)
                | (~Q(by="clinician") & Q(clinician=None)),
                name="a_clinicians_change_names_them",
            ),
        ]

    def __str__(self) -> str:
        return f"change {self.id}"
