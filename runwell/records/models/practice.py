"""The practice that hosts this Runwell."""

from __future__ import annotations

from django.db import models

from runwell.records.models.identified import Identified


class Practice(Identified):
    """One row. demo: made up, and shown as such. show_unsigned: ranks causes by a pack nobody signed.

    loaded: SHA-256 of the file that was loaded last, so that the same file undoes nothing changed since.
    """

    name = models.CharField(max_length=120)
    front_desk_email = models.EmailField()
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
