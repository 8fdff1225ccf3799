"""What a clinician wrote down of a patient."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone

from runwell.records.models.identified import Identified
from runwell.records.models.patient import Patient


class Note(Identified):
    """Never changed; amends: the number of the note that it corrects. The patient may read it."""

    LONGEST = 10_000

    patient = models.ForeignKey(Patient, on_delete=models.CASCADE, related_name="notes")
    number = models.PositiveIntegerField()
    amends = models.PositiveIntegerField(null=True, blank=True)
    words = models.TextField(max_length=LONGEST)
    clinician = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering = ["-number"]
        constraints = [
            models.UniqueConstraint(fields=["patient", "number"], name="notes_are_numbered"),
            models.CheckConstraint(condition=~Q(words=""), name="a_note_says_something"),
        ]

    def __str__(self) -> str:
        return f"note {self.id}"
