"""A copy of an answer that a runner asked to keep."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q

from runwell.records.models.identified import Identified


class KeptVerdict(Identified):
    """Found by a random token that only the runner has; of the token only its SHA-256 is stored."""

    token_hash = models.CharField(max_length=64, unique=True)
    payload = models.JSONField()
    kept_at = models.DateTimeField()
    expires_at = models.DateTimeField(db_index=True)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(expires_at__gt=F("kept_at")), name="a_kept_verdict_expires"),
        ]

    def __str__(self) -> str:
        return f"kept verdict {self.id}"
