"""How often things happened, for the owner alone: figures of the practice, whose small numbers are people."""

from __future__ import annotations

from datetime import date

from django.db.models import QuerySet

from runwell.records.access.people import Someone, demand
from runwell.records.models import DailyCount
from runwell.records.roles import Role


def daily_counts(user: Someone, since: date, until: date) -> QuerySet[DailyCount]:
    """The counts from the first day to the last, as counted. PermissionDenied for all but the owner.

    A page must not show them as they are: `records.small_counts` says what of them may be seen.
    """
    demand(user, Role.OWNER)
    return DailyCount.objects.filter(day__range=(since, until))
