"""A file that a runner handed in, told by the hash of its bytes."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from runwell.records.models.identified import Identified
from runwell.records.models.patient import Patient


class OriginalFile(Identified):
    """Of each patient by themselves, so that nobody learns that another has the same.

    holds: runs, whose bytes are kept beside the database; or other, or unreadable, of which only this row is
    kept, so that the same is not read again. what, mend: why. harms: [[harm, byte, detail], ...] of the file.
    reader: the version of our readers that said so; what an earlier one could not read is tried again.
    """

    RUNS, OTHER, UNREADABLE = "runs", "other", "unreadable"
    HOLDS = (RUNS, OTHER, UNREADABLE)

    patient = models.ForeignKey(Patient, on_delete=models.CASCADE, related_name="original_files")
    sha256 = models.CharField(max_length=64)
    size = models.PositiveBigIntegerField()
    holds = models.CharField(max_length=10, choices=[(one, one) for one in HOLDS])
    what = models.CharField(max_length=300, blank=True)
    mend = models.CharField(max_length=300, blank=True)
    harms = models.JSONField(default=list)
    reader = models.PositiveSmallIntegerField(default=1)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["patient", "sha256"], name="the_same_bytes_are_kept_once"),
            models.CheckConstraint(
                condition=Q(holds="runs") | ~Q(what=""), name="a_file_without_runs_says_why"
            ),
        ]

    def __str__(self) -> str:
        return f"file {self.id}"
