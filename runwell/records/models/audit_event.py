"""Who changed which record, and when."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from runwell.records.models.identified import Identified


class AuditEvent(Identified):
    """A row that is only ever added. It names the record and never repeats what the record says."""

    at = models.DateTimeField(db_index=True)
    by = models.CharField(max_length=150)
    act = models.CharField(max_length=60)
    record = models.CharField(max_length=60, blank=True)

    class Meta:
        ordering = ["-at"]
        constraints = [
            models.CheckConstraint(condition=~Q(by=""), name="no_change_without_a_name"),
        ]

    def __str__(self) -> str:
        return f"{self.act} by {self.by}"
