"""What a patient's pain comes from, as a clinician found out."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone

from runwell.records.models.identified import Identified
from runwell.records.models.patient import Patient


class ConfirmedCause(Identified):
    """Never changed: the newest counts. cause: "" where it turned out to be open again, with the reason.

    number: its place among those of the patient. how: by what it was confirmed. learned: whether a record
    without a name was made of it.
    """

    EXAMINATION, IMAGING, SURGERY, COURSE = "examination", "imaging", "surgery", "course"
    HOWS = (EXAMINATION, IMAGING, SURGERY, COURSE)

    patient = models.ForeignKey(Patient, on_delete=models.CASCADE, related_name="confirmed_causes")
    number = models.PositiveIntegerField()
    cause = models.CharField(max_length=60, blank=True)
    how = models.CharField(max_length=20, blank=True, choices=[(one, one) for one in HOWS])
    words = models.CharField(max_length=1000, blank=True)
    pack = models.CharField(max_length=60)
    clinician = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(default=timezone.now)
    learned = models.BooleanField(default=False)

    class Meta:
        ordering = ["-number"]
        constraints = [
            models.UniqueConstraint(fields=["patient", "number"], name="confirmed_causes_are_numbered"),
            models.CheckConstraint(
                condition=(Q(cause="") & Q(how="") & ~Q(words="")) | (~Q(cause="") & ~Q(how="")),
                name="a_confirmed_cause_says_how_or_why_it_is_open_again",
            ),
        ]

    def __str__(self) -> str:
        return f"confirmed cause {self.id}"
