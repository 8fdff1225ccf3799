"""One set of one exercise on one side, as one device said it."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from runwell.records.models.identified import Identified
from runwell.records.models.kept_session import KeptSession


class SetEntry(Identified):
    """Only ever added. device_id: made on the device. said_whole: SHA-256 of all that it says, so that the
    same is kept once and another under the same id stands beside it.

    counted: the fullest that was said of this set; the others are what was also said. side: left, right, "".
    seconds: held, or worked. reserve: repetitions in reserve. pain: 0-10. skipped: why it was left out.
    on: the day on the device's own clock.
    """

    session = models.ForeignKey(KeptSession, on_delete=models.CASCADE, related_name="sets")
    device_id = models.UUIDField()
    said_whole = models.CharField(max_length=64)
    counted = models.BooleanField(default=False)
    exercise = models.CharField(max_length=60)
    number = models.PositiveSmallIntegerField()
    side = models.CharField(max_length=5, blank=True)
    asked = models.PositiveSmallIntegerField()
    repetitions = models.PositiveSmallIntegerField(null=True, blank=True)
    seconds = models.PositiveIntegerField(null=True, blank=True)
    reserve = models.PositiveSmallIntegerField(null=True, blank=True)
    said = models.CharField(max_length=10, blank=True)
    pain = models.PositiveSmallIntegerField(null=True, blank=True)
    skipped = models.CharField(max_length=300, blank=True)
    at = models.DateTimeField()
    on = models.DateField()

    class Meta:
        ordering = ["at", "device_id"]
        constraints = [
            models.UniqueConstraint(fields=["session", "said_whole"], name="the_same_of_a_set_is_kept_once"),
            models.UniqueConstraint(
                fields=["session", "exercise", "number", "side"],
                condition=Q(counted=True),
                name="a_set_counts_once",
            ),
        ]

    def __str__(self) -> str:
        return f"set {self.id}"
