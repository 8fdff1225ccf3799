"""Who may see what: whoever reads records asks here for the ones that this person may see."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.conf import settings
from django.contrib.auth.models import AbstractBaseUser, AnonymousUser
from django.core.exceptions import PermissionDenied
from django.db.models import F, QuerySet

from runwell.records.models import KeptVerdict, Location, Practice, VisitRequest
from runwell.records.tokens import token_hash

FRONT_DESK = "front desk"
Someone = AbstractBaseUser | AnonymousUser


def practice() -> Practice:
    """The practice; an unsaved one without a name until one is loaded."""
    return Practice.objects.first() or Practice(name="", front_desk_email="")


def shows_unsigned() -> bool:
    """True where ranked causes are shown although nobody has signed the pack."""
    return bool(settings.RUNWELL_SHOW_UNSIGNED or practice().show_unsigned)


def locations() -> QuerySet[Location]:
    """Every office, for everybody, in the order that the practice chose."""
    return Location.objects.all()


def is_front_desk(user: Someone) -> bool:
    return user.is_active and (user.is_superuser or user.groups.filter(name=FRONT_DESK).exists())


def visit_requests(user: Someone) -> QuerySet[VisitRequest]:
    """All requests: open ones first, urgent before newest. PermissionDenied for everybody else."""
    if not is_front_desk(user):
        raise PermissionDenied("only the front desk reads requests for a visit")
    asked = VisitRequest.objects.select_related("location", "answered_by")
    return asked.order_by(F("answered_at").desc(nulls_first=True), "-urgent", "asked_at")


def kept_verdict(token: str, now: datetime) -> dict[str, Any] | None:
    """The verdict that the token finds, as it was kept; None when there is none or its time is over."""
    found = kept_copy(token, now)
    return found.payload if found else None


def kept_copy(token: str, now: datetime) -> KeptVerdict | None:
    """The same with the days on which it was kept and will be forgotten."""
    return KeptVerdict.objects.filter(token_hash=token_hash(token), expires_at__gt=now).first()
