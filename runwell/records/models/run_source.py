"""That a run came from one activity of one file; from Strava and from the watch it comes twice."""

from __future__ import annotations

from django.db import models

from runwell.records.models.identified import Identified
from runwell.records.models.kept_run import KeptRun
from runwell.records.models.original_file import OriginalFile


class RunSource(Identified):
    """nth: which activity of the file. shown: the richest, from which the run's row and streams are.

    began_at: by which copies find each other. format: fit, gpx or tcx. maker, product, serial: what
    recorded it. said: its own `Summary`, as JSON.
    richness: by which copies are compared. told: what the account it came from says of that file.
    """

    run = models.ForeignKey(KeptRun, on_delete=models.CASCADE, related_name="sources")
    original = models.ForeignKey(OriginalFile, on_delete=models.CASCADE, related_name="sources")
    nth = models.PositiveSmallIntegerField(default=0)
    shown = models.BooleanField(default=True)
    began_at = models.DateTimeField(db_index=True)
    format = models.CharField(max_length=5)
    maker = models.CharField(max_length=60, blank=True)
    product = models.CharField(max_length=100, blank=True)
    serial = models.BigIntegerField(null=True, blank=True)
    said = models.JSONField(default=dict)
    richness = models.JSONField(default=list)
    told = models.JSONField(default=dict)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["original", "nth"], name="an_activity_is_of_one_run"),
        ]

    def __str__(self) -> str:
        return f"source {self.id}"
