"""A process of `runwell work`, so that its silence can be seen."""

from __future__ import annotations

from django.db import models

from runwell.records.models.identified import Identified


class WorkProcess(Identified):
    """name: the machine and the process, as due jobs name their worker. Taken away when it ends in order."""

    name = models.CharField(max_length=80, unique=True)
    started_at = models.DateTimeField()
    seen_at = models.DateTimeField()

    class Meta:
        ordering = ["-seen_at"]

    def __str__(self) -> str:
        return self.name
