"""The practice that hosts this Runwell."""

from __future__ import annotations

from django.db import models

from runwell.records.models.identified import Identified


class Practice(Identified):
    """One row. visit_minutes: how long a visit is. visit_notice_hours: no visit is offered sooner than that;
    visit_days_ahead: nor later. All three are the practice's to choose.

    demo: made up, and shown as such. show_unsigned: ranks causes by a pack nobody signed.

    loaded: SHA-256 of the file that was loaded last, so that the same file undoes nothing changed since.
    """

    name = models.CharField(max_length=120)
    front_desk_email = models.EmailField()
    visit_minutes = models.PositiveSmallIntegerField(default=45)
    visit_notice_hours = models.PositiveSmallIntegerField(default=4)
    visit_days_ahead = models.PositiveSmallIntegerField(default=60)
    demo = models.BooleanField(default=False)
    show_unsigned = models.BooleanField(default=False)
    loaded = models.CharField(max_length=64, blank=True, editable=False)
    only = models.BooleanField(default=True, unique=True, editable=False)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=models.Q(only=True), name="there_is_one_practice"),
        ]

    def __str__(self) -> str:
        return self.name
