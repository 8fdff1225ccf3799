"""How far somebody has read a patient's messages."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from runwell.records.models.identified import Identified
from runwell.records.models.patient import Patient


class ReadMark(Identified):
    """number: of the last message that was shown to them. clinician: None where it is the patient.

    settled: the number up to which this clinician said that nothing needs an answer, which counts for all.
    """

    patient = models.ForeignKey(Patient, on_delete=models.CASCADE, related_name="read_marks")
    clinician = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    number = models.PositiveIntegerField()
    settled = models.PositiveIntegerField(default=0)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(settled=0) | Q(clinician__isnull=False, settled__lte=F("number")),
                name="a_clinician_settles_what_they_were_shown",
            ),
            models.UniqueConstraint(fields=["patient", "clinician"], name="a_clinician_has_one_read_mark"),
            # A clinician who is missing is unlike every other to a database, so the patient's needs its own.
            models.UniqueConstraint(
                fields=["patient"], condition=Q(clinician=None), name="a_patient_has_one_read_mark"
            ),
        ]

    def __str__(self) -> str:
        return f"read mark {self.id}"
