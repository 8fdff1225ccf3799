"""How often something happened on one day. It holds nobody's identity and no time of day."""

from __future__ import annotations

from django.db import models

from runwell.records.models.identified import Identified


class DailyCount(Identified):
    """what: "page-read", "check-begun", ... detail: the page's address or the level, else empty."""

    day = models.DateField(db_index=True)
    what = models.CharField(max_length=40)
    detail = models.CharField(max_length=200, blank=True)
    times = models.PositiveIntegerField(default=0)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["day", "what", "detail"], name="one_count_a_day"),
        ]

    def __str__(self) -> str:
        return f"{self.what} {self.detail} {self.day}: {self.times}"
