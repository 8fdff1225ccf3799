"""Copies of an answer, for whoever has the private link."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from runwell.records.models import KeptVerdict
from runwell.records.tokens import token_hash


def kept_copy(token: str, now: datetime) -> KeptVerdict | None:
    """The copy that the token finds; None when there is none or its time is over."""
    return KeptVerdict.objects.filter(token_hash=token_hash(token), expires_at__gt=now).first()


def kept_verdict(token: str, now: datetime) -> dict[str, Any] | None:
    """Only its verdict, as it was kept."""
    found = kept_copy(token, now)
    return found.payload if found else None
