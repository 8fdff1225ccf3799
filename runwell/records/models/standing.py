"""How it stands with a patient, worked out ahead so that a caseload need not look through years."""

from __future__ import annotations

from django.db import models

from runwell.records.models.identified import Identified
from runwell.records.models.patient import Patient


class Standing(Identified):
    """One for a patient. It can be thrown away and made again. as_of: the day up to which it is worked out.

    red_on: the last red morning. flare_on: the last day of the last flare; flares: those that the rules still
    look back on. phase_met_on: since when the criteria of the phase are met. gate_waits_on: since when a gate
    waits for a clinician. logged_on: the last day with a session, a diary line, a run or a word on one.
    look: why the rules say that a clinician should look, as JSON of Because. looked_at: when one last did.
    """

    patient = models.OneToOneField(Patient, on_delete=models.CASCADE, related_name="standing")
    as_of = models.DateField()
    programme_since = models.DateField(null=True, blank=True)
    red_on = models.DateField(null=True, blank=True)
    flare_on = models.DateField(null=True, blank=True)
    flares = models.PositiveSmallIntegerField(default=0)
    phase_met_on = models.DateField(null=True, blank=True)
    gate_waits_on = models.DateField(null=True, blank=True)
    logged_on = models.DateField(null=True, blank=True)
    look = models.JSONField(default=list)
    looked_at = models.DateTimeField(null=True, blank=True)

    def __str__(self) -> str:
        return f"standing {self.id}"
