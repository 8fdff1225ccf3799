"""Who read or changed which record, and when: a chain to which rows are only ever added."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from runwell.records.models.identified import Identified


class AuditEvent(Identified):
    """Names the record and never repeats what the record says.

    number: its place in the chain, from 1 without a gap. by: the account, or the task that acted. account,
    patient: ids without a foreign key, so that erasing a person leaves the chain whole and names nobody.
    door: how they came, "web", "command" or "work". hash: SHA-256 over this row and the hash before it.
    """

    number = models.PositiveBigIntegerField(unique=True)
    at = models.DateTimeField(db_index=True)
    by = models.CharField(max_length=150)
    account = models.UUIDField(null=True, db_index=True)
    act = models.CharField(max_length=80)
    record = models.CharField(max_length=80, blank=True)
    patient = models.UUIDField(null=True, db_index=True)
    door = models.CharField(max_length=20)
    previous = models.CharField(max_length=64)
    hash = models.CharField(max_length=64)

    class Meta:
        ordering = ["-number"]
        constraints = [
            models.CheckConstraint(condition=~Q(by=""), name="no_change_without_a_name"),
        ]

    def __str__(self) -> str:
        return f"{self.act} by {self.by}"


class AuditHead(models.Model):
    """The end of the chain, in one row. Whoever adds to the chain locks it."""

    number = models.PositiveBigIntegerField(default=0)
    hash = models.CharField(max_length=64)
    only = models.BooleanField(default=True, unique=True, editable=False)

    class Meta:
        constraints = [models.CheckConstraint(condition=Q(only=True), name="the_chain_has_one_end")]

    def __str__(self) -> str:
        return f"audit chain, {self.number} events"
