"""The whole trail, for the owner. It names records and never says what stands in them."""

from __future__ import annotations

from uuid import UUID

from django.db.models import QuerySet

from runwell.records.access.people import Someone, demand
from runwell.records.models import AuditEvent
from runwell.records.roles import Role


def trail(user: Someone, *, account: UUID | None = None, patient: UUID | None = None) -> QuerySet[AuditEvent]:
    """Every row, the latest first; of one account or about one patient where asked. The owner's only."""
    demand(user, Role.OWNER)
    rows = AuditEvent.objects.order_by("-number")
    if account:
        rows = rows.filter(account=account)
    return rows.filter(patient=patient) if patient else rows
