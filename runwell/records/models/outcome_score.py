"""The score of a questionnaire that shows whether a runner gets better."""

from __future__ import annotations

from django.db import models
from django.utils import timezone

from runwell.records.models.identified import Identified
from runwell.records.models.patient import Patient


class OutcomeScore(Identified):
    """measure: its id in the pack. part: a subscale, "" for the whole. One a day of each; the later counts.

    activities: of the PSFS, up to three of the runner's own: [name, 0-10].
    """

    patient = models.ForeignKey(Patient, on_delete=models.CASCADE, related_name="scores")
    measure = models.CharField(max_length=40)
    part = models.CharField(max_length=40, blank=True)
    on = models.DateField()
    score = models.DecimalField(max_digits=6, decimal_places=2)
    activities = models.JSONField(default=list)
    kept_at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering = ["on", "measure", "part"]
        constraints = [
            models.UniqueConstraint(
                fields=["patient", "measure", "part", "on"], name="a_measure_has_one_score_a_day"
            ),
        ]

    def __str__(self) -> str:
        return f"score {self.id}"
