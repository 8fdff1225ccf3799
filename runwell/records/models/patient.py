"""A runner's own record at the practice."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.utils import timezone

from runwell.records.models.identified import Identified
from runwell.records.models.location import Location


class Patient(Identified):
    """Everything about a runner's health hangs here, and goes when it goes. location: where they are seen."""

    account = models.OneToOneField(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="patient")
    location = models.ForeignKey(Location, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    since = models.DateTimeField(default=timezone.now)

    def __str__(self) -> str:
        return f"patient {self.id}"
