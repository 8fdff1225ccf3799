"""Adding to the counts of a day."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from django.db import transaction
from django.db.models import F

from runwell.records.models import DailyCount

Counted = tuple[date, str, str]  # the day, what happened, and its page or level


@transaction.atomic
def add_counts(*, by: str, counts: Mapping[Counted, int]) -> None:
    """Add what was counted since the last time.

    It is not on the audit trail: a count is nobody's record, and its many rows would bury the rest.
    """
    if not by:
        raise ValueError("somebody must have counted")
    # Always in the same order, so that two servers that add at once wait for one another and never in a ring.
    for (day, what, detail), times in sorted(counts.items()):
        row, _ = DailyCount.objects.get_or_create(day=day, what=what, detail=detail)
        DailyCount.objects.filter(id=row.id).update(times=F("times") + times)
