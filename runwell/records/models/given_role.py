"""Who does what at the practice, and since when."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils import timezone

from runwell.records.models.identified import Identified
from runwell.records.models.location import Location
from runwell.records.roles import Role


class GivenRole(Identified):
    """Ended, never deleted: who could see what last year must be answerable. No location means all."""

    account = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="given_roles"
    )
    role = models.CharField(max_length=20, choices=[(role.value, role.value) for role in Role])
    location = models.ForeignKey(Location, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    given_at = models.DateTimeField(default=timezone.now)
    ended_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["role", "given_at"]
        constraints = [
            models.UniqueConstraint(
                fields=["account", "role", "location"],
                condition=Q(ended_at=None),
                name="a_role_is_given_once_at_a_place",
            ),
            # A location that is missing is unlike every other to a database, so "everywhere" needs its own.
            models.UniqueConstraint(
                fields=["account", "role"],
                condition=Q(ended_at=None, location=None),
                name="a_role_is_given_once_everywhere",
            ),
            models.CheckConstraint(
                condition=Q(ended_at=None) | Q(ended_at__gte=F("given_at")), name="a_role_ends_after_it_began"
            ),
            models.CheckConstraint(
                condition=Q(role__in=[role.value for role in Role]), name="a_given_role_is_known"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.role} at {self.location or 'all locations'}"
