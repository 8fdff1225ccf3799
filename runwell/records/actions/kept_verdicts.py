"""Keeping a copy of an answer for the runner who asks for it, and forgetting it again."""

from __future__ import annotations

from datetime import datetime, timedelta
from secrets import token_urlsafe
from typing import Any

from django.db import transaction
from django.utils import timezone

from runwell.records import audit
from runwell.records.audit import By
from runwell.records.models import KeptVerdict
from runwell.records.tokens import token_hash


@transaction.atomic
def keep(*, by: str, verdict_json: dict[str, Any], days: int = 30) -> str:
    """Store a copy and give the token that finds it. The token itself is stored nowhere.

    verdict_json: what Verdict.as_json() gives, its "pack" included.
    """
    now = timezone.now()
    forget_expired(by="keeping a verdict", now=now)
    token = token_urlsafe(32)
    copy = KeptVerdict.objects.create(
        token_hash=token_hash(token),
        payload=verdict_json,
        kept_at=now,
        expires_at=now + timedelta(days=days),
    )
    audit.record(by, "kept a verdict", copy)
    return token


@transaction.atomic
def forget(*, by: By, token: str) -> bool:
    """Delete the copy that the token finds. False: there was none."""
    copy = KeptVerdict.objects.filter(token_hash=token_hash(token)).first()
    if copy is None:
        return False
    audit.record(by, "deleted a kept verdict", copy)
    copy.delete()
    return True


@transaction.atomic
def forget_expired(*, by: str, now: datetime) -> int:
    """Delete every copy whose time is over. How many there were."""
    gone, _ = KeptVerdict.objects.filter(expires_at__lte=now).delete()
    if gone:
        audit.record(by, f"deleted {gone} expired verdicts")
    return gone
