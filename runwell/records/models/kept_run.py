"""A run, as one row."""

from __future__ import annotations

from datetime import timedelta, timezone

from django.db import models
from django.db.models import Q

from runwell.records.models.identified import Identified
from runwell.records.models.patient import Patient
from runwell.running.summary import Summary


class KeptRun(Identified):
    """What is remembered of it, as in `Summary`; all but effort and meters_said is derived from originals.

    on: the day where it began. utc_offset: seconds east of UTC, there and then. meters: of the file or the
    account it came from; confirmed: a person corrected it there. meters_said: by the runner, here.
    file_meters: what the device says, a treadmill's too, which counts only once it is confirmed.
    name, gear: as the account that it came from called them. hidden: counts for nothing.
    """

    patient = models.ForeignKey(Patient, on_delete=models.CASCADE, related_name="runs")
    began_at = models.DateTimeField()
    utc_offset = models.IntegerField(default=0)
    on = models.DateField()
    timer = models.FloatField()
    elapsed = models.FloatField()
    meters = models.FloatField(null=True, blank=True)
    confirmed = models.BooleanField(default=False)
    indoor = models.BooleanField(default=False)
    run_seconds = models.FloatField(null=True, blank=True)
    walk_seconds = models.FloatField(null=True, blank=True)
    longest_block = models.FloatField(null=True, blank=True)
    cadence = models.FloatField(null=True, blank=True)
    level_cadence = models.FloatField(null=True, blank=True)
    level_minutes = models.FloatField(default=0)
    level_speed = models.FloatField(null=True, blank=True)
    heart_rate = models.FloatField(null=True, blank=True)
    climb = models.FloatField(null=True, blank=True)
    contact = models.FloatField(null=True, blank=True)
    oscillation = models.FloatField(null=True, blank=True)
    balance = models.FloatField(null=True, blank=True)
    meters_said = models.FloatField(null=True, blank=True)
    effort = models.PositiveSmallIntegerField(null=True, blank=True)
    file_meters = models.FloatField(null=True, blank=True)
    name = models.CharField(max_length=200, blank=True)
    gear = models.CharField(max_length=100, blank=True)
    hidden = models.BooleanField(default=False)

    class Meta:
        ordering = ["began_at", "id"]
        indexes = [
            models.Index(fields=["patient", "began_at"], name="runs_by_patient_and_time"),
            models.Index(fields=["patient", "on"], name="runs_by_patient_and_day"),
        ]
        constraints = [
            models.CheckConstraint(condition=Q(effort=None) | Q(effort__lte=10), name="effort_goes_to_ten"),
            models.CheckConstraint(
                condition=Q(meters_said=None) | Q(meters_said__gte=0), name="no_distance_is_negative"
            ),
        ]

    def __str__(self) -> str:
        return f"run {self.id}"

    def hold(self, summary: Summary) -> None:
        """Take over what was derived; what the runner said stays. Not saved yet."""
        for name in DERIVED:
            setattr(self, name, getattr(summary, name))
        self.began_at, self.on = summary.began, summary.on
        offset = summary.began.utcoffset() or timedelta()
        self.utc_offset = round(offset.total_seconds())

    def summary(self) -> Summary:
        """It as load, evidence and the way back read it, with what the runner said."""
        said = self.meters_said is not None
        facts = {name: getattr(self, name) for name in DERIVED}
        facts["meters"] = self.meters_said if said else self.meters
        facts["confirmed"] = self.confirmed or said
        there = timezone(timedelta(seconds=self.utc_offset))
        return Summary(id=str(self.pk), began=self.began_at.astimezone(there), effort=self.effort, **facts)


DERIVED = (
    "timer",
    "elapsed",
    "meters",
    "confirmed",
    "indoor",
    "run_seconds",
    "walk_seconds",
    "longest_block",
    "cadence",
    "level_cadence",
    "level_minutes",
    "level_speed",
    "heart_rate",
    "climb",
    "contact",
    "oscillation",
    "balance",
)
"""Columns that have the name that they have in a `Summary`, and follow from the originals."""
