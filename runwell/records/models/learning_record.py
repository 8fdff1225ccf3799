"""What can be learned from somebody whose cause is known, without saying who it is."""

from __future__ import annotations

from django.db import models

from runwell.records.models.identified import Identified


class LearningRecord(Identified):
    """It leads to nobody and knows no day. answers, asked: of the check. results: clinician's tests.

    pack: the version that asked. cause, how: what it turned out to be, and by what that was confirmed.
    """

    pack = models.CharField(max_length=60)
    answers = models.JSONField(default=dict)
    asked = models.JSONField(default=list)
    results = models.JSONField(default=dict)
    cause = models.CharField(max_length=60)
    how = models.CharField(max_length=20)

    def __str__(self) -> str:
        return f"learning record {self.id}"
