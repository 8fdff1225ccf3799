"""What a patient, or a guardian for them, agreed to."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone

from runwell.records.models.identified import Identified
from runwell.records.models.patient import Patient


class Consent(Identified):
    """Withdrawn, never overwritten. words: the version of the text that was agreed to.

    purpose: that a record is kept; that a guardian agrees; that the practice learns from it, without names.
    """

    RECORD, GUARDIAN, LEARNING = "record", "guardian", "learning"
    PURPOSES = (RECORD, GUARDIAN, LEARNING)

    patient = models.ForeignKey(Patient, on_delete=models.CASCADE, related_name="consents")
    purpose = models.CharField(max_length=20, choices=[(one, one) for one in PURPOSES])
    words = models.CharField(max_length=20)
    given_at = models.DateTimeField(default=timezone.now)
    guardian_name = models.CharField(max_length=150, blank=True)
    recorded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    withdrawn_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["-given_at"]
        constraints = [
            models.CheckConstraint(
                condition=~Q(purpose="guardian") | (~Q(guardian_name="") & Q(recorded_by__isnull=False)),
                name="a_guardians_consent_names_them_and_who_recorded_it",
            ),
        ]

    def __str__(self) -> str:
        return f"consent {self.purpose}"
