"""What a patient and the practice write to each other."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone

from runwell.records.models.identified import Identified
from runwell.records.models.patient import Patient


class Message(Identified):
    """Never changed. number: its place among the patient's. clinician: who wrote it; None: the patient."""

    LONGEST = 4000

    patient = models.ForeignKey(Patient, on_delete=models.CASCADE, related_name="messages")
    number = models.PositiveIntegerField()
    clinician = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    words = models.TextField(max_length=LONGEST)
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering = ["patient", "number"]
        constraints = [
            models.UniqueConstraint(fields=["patient", "number"], name="messages_are_numbered"),
            models.CheckConstraint(condition=~Q(words=""), name="a_message_says_something"),
        ]

    def __str__(self) -> str:
        return f"message {self.id}"
