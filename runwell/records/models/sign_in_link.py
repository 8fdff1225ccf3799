"""A link that signs its reader in once."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils import timezone

from runwell.records.models.identified import Identified


class SignInLink(Identified):
    """Of the random token only its SHA-256 is stored. invited: sent by the practice, so it lives longer."""

    account = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    token_hash = models.CharField(max_length=64, unique=True)
    invited = models.BooleanField(default=False)
    made_at = models.DateTimeField(default=timezone.now)
    expires_at = models.DateTimeField(db_index=True)
    used_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(expires_at__gt=F("made_at")), name="a_sign_in_link_expires"),
        ]

    def __str__(self) -> str:
        return f"sign-in link {self.id}"
