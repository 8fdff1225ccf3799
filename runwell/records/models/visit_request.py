"""Somebody asked to be seen."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import Q

from runwell.records.models.identified import Identified
from runwell.records.models.location import Location
from runwell.records.models.patient import Patient


class VisitRequest(Identified):
    """A way to reach the person, and when it suits. It says nothing of what hurts unless they wrote it."""

    name = models.CharField(max_length=120)
    telephone = models.CharField(max_length=40, blank=True)
    email = models.EmailField(blank=True)
    location = models.ForeignKey(Location, null=True, blank=True, on_delete=models.SET_NULL)
    # Only where the runner was signed in when they asked.
    patient = models.ForeignKey(Patient, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    times = models.CharField(max_length=300, blank=True)
    note = models.CharField(max_length=500, blank=True)
    urgent = models.BooleanField(default=False)
    asked_at = models.DateTimeField()
    mail_failed = models.BooleanField(default=False)
    answered_at = models.DateTimeField(null=True, blank=True)
    answered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )

    class Meta:
        constraints = [
            models.CheckConstraint(condition=~Q(name=""), name="a_visit_request_has_a_name"),
            models.CheckConstraint(
                condition=~Q(telephone="") | ~Q(email=""), name="a_visit_request_can_be_answered"
            ),
            models.CheckConstraint(
                condition=Q(answered_at=None, answered_by=None)
                | Q(answered_at__isnull=False, answered_by__isnull=False),
                name="an_answered_request_says_when_and_by_whom",
            ),
        ]

    def __str__(self) -> str:
        return f"visit request {self.id}"
