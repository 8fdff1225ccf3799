"""How it stands with a patient, worked out ahead so that a caseload need not look through years."""

from __future__ import annotations

from django.db import models

from runwell.records.models.identified import Identified
from runwell.records.models.patient import Patient


class Standing(Identified):
    """One for a patient. It can be thrown away and made again. as_of: the day up to which it is worked out.

    programme_since: the day a program began, or the first day after it was closed last. red_on, bone_on: the
    last red morning, and the last day on which an injured bone hurt. flare_on: when the last flare began;
    flares: how many there were then, as far back as the rules look. phase_met_on: since when the criteria of
    the phase are met. gate_waits_on: since when `gate` waits for a clinician.
    logged_on: the last day with a session, a diary line, a run or a word on one. look, look_on: why the
    rules say that a clinician should look, as JSON of Because, and since when. closed, closed_on: the same of
    why no exercise is given. empty_on: since when nothing is closed and no exercise is set. looked_at: when a
    clinician last looked. broken_on: since when it cannot be worked out. alarm, alarm_at: the last red flag
    or verdict that could not wait. known: when each became known here.
    """

    patient = models.OneToOneField(Patient, on_delete=models.CASCADE, related_name="standing")
    as_of = models.DateField()
    programme_since = models.DateField(null=True, blank=True)
    red_on = models.DateField(null=True, blank=True)
    bone_on = models.DateField(null=True, blank=True)
    flare_on = models.DateField(null=True, blank=True)
    flares = models.PositiveSmallIntegerField(default=0)
    phase_met_on = models.DateField(null=True, blank=True)
    gate_waits_on = models.DateField(null=True, blank=True)
    gate = models.CharField(max_length=10, blank=True)
    logged_on = models.DateField(null=True, blank=True)
    look = models.JSONField(default=list)
    look_on = models.DateField(null=True, blank=True)
    closed = models.JSONField(default=list)
    closed_on = models.DateField(null=True, blank=True)
    empty_on = models.DateField(null=True, blank=True)
    looked_at = models.DateTimeField(null=True, blank=True)
    broken_on = models.DateField(null=True, blank=True)
    alarm = models.CharField(max_length=40, blank=True)
    alarm_at = models.DateTimeField(null=True, blank=True)
    known = models.JSONField(default=dict)

    def __str__(self) -> str:
        return f"standing {self.id}"
