"""Something that a device sent and that could not be understood: kept for the clinician to see."""

from __future__ import annotations

from django.db import models
from django.utils import timezone

from runwell.records.models.identified import Identified
from runwell.records.models.patient import Patient


class EntryToLookAt(Identified):
    """came: as it came, in JSON. came_whole: its SHA-256; the same is kept once. what, where, mend: why."""

    patient = models.ForeignKey(Patient, on_delete=models.CASCADE, related_name="to_look_at")
    came = models.TextField()
    came_whole = models.CharField(max_length=64)
    what = models.CharField(max_length=300)
    where = models.CharField(max_length=100, blank=True)
    mend = models.CharField(max_length=300, blank=True)
    came_at = models.DateTimeField(default=timezone.now)
    seen_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["came_at", "came_whole"]
        constraints = [
            models.UniqueConstraint(fields=["patient", "came_whole"], name="what_puzzles_is_kept_once"),
        ]

    def __str__(self) -> str:
        return f"entry to look at {self.id}"
