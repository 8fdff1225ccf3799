"""Watch files that were handed in together, and how far they have been read."""

from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.utils import timezone

from runwell.records.models.identified import Identified
from runwell.records.models.patient import Patient
from runwell.records.models.upload import Upload


class RunImport(Identified):
    """place: how many members were read; the next one is read next, whatever was killed in between.

    name: of the file, as its runner called it. mark: of the same path, where a command reads it; "" for an
    upload. what, mend: why nothing of it could be read, or nothing more. new ... refused: files by outcome.
    begun: how often in a row somebody began at this place and neither kept a file nor said that they stop.
    tried: how often in a row the file at this place was about to be read, alone, and was not kept.
    """

    WAITING, DONE, STOPPED, UNDONE = "waiting", "done", "stopped", "undone"
    STATES = (WAITING, DONE, STOPPED, UNDONE)

    patient = models.ForeignKey(Patient, on_delete=models.CASCADE, related_name="run_imports")
    upload = models.OneToOneField(
        Upload, null=True, blank=True, on_delete=models.SET_NULL, related_name="run_import"
    )
    name = models.CharField(max_length=200)
    mark = models.CharField(max_length=64, blank=True)
    state = models.CharField(max_length=10, default=WAITING, choices=[(one, one) for one in STATES])
    place = models.PositiveIntegerField(default=0)
    begun = models.PositiveSmallIntegerField(default=0)
    tried = models.PositiveSmallIntegerField(default=0)
    new = models.PositiveIntegerField(default=0)
    same = models.PositiveIntegerField(default=0)
    not_runs = models.PositiveIntegerField(default=0)
    damaged = models.PositiveIntegerField(default=0)
    refused = models.PositiveIntegerField(default=0)
    what = models.CharField(max_length=300, blank=True)
    mend = models.CharField(max_length=300, blank=True)
    began_at = models.DateTimeField(default=timezone.now)
    done_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["-began_at"]
        constraints = [
            models.UniqueConstraint(
                fields=["patient", "mark"],
                condition=Q(state="waiting") & ~Q(mark=""),
                name="a_path_is_read_by_one_import",
            ),
            models.CheckConstraint(
                condition=Q(state="waiting", done_at=None) | (~Q(state="waiting") & Q(done_at__isnull=False)),
                name="an_import_that_ended_says_when",
            ),
        ]

    def __str__(self) -> str:
        return f"import {self.id}"
