"""What was recorded along a run, packed into one value."""

from __future__ import annotations

from django.db import models

from runwell.records.models.kept_run import KeptRun


class RunStreams(models.Model):
    """packed: as `running.packed` makes it, positions and all. laps: [[start, seconds, meters], ...].

    first_*, last_*: where the track begins and ends; often a home, shown to nobody but the runner.
    """

    run = models.OneToOneField(KeptRun, primary_key=True, on_delete=models.CASCADE, related_name="streams")
    packed = models.BinaryField()
    laps = models.JSONField(default=list)
    first_latitude = models.FloatField(null=True, blank=True)
    first_longitude = models.FloatField(null=True, blank=True)
    last_latitude = models.FloatField(null=True, blank=True)
    last_longitude = models.FloatField(null=True, blank=True)

    def __str__(self) -> str:
        return f"streams of run {self.pk}"
