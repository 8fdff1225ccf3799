"""A line of the report of an import: what became of one file."""

from __future__ import annotations

from django.db import models

from runwell.records.models.identified import Identified
from runwell.records.models.kept_run import KeptRun
from runwell.records.models.original_file import OriginalFile
from runwell.records.models.run_import import RunImport


class ImportedFile(Identified):
    """number: its place in the import, from 0. run: the one that it is, or the first of several.

    outcome: new; same as a run that is there, whose richer copy this may be; no run; damaged but kept;
    refused. what, mend: why, for the last and for what is no run. harms: as in OriginalFile.
    """

    NEW, SAME, NOT_A_RUN, DAMAGED, REFUSED = "new", "same", "not-a-run", "damaged", "refused"
    OUTCOMES = (NEW, SAME, NOT_A_RUN, DAMAGED, REFUSED)

    run_import = models.ForeignKey(RunImport, on_delete=models.CASCADE, related_name="files")
    number = models.PositiveIntegerField()
    name = models.CharField(max_length=300)
    outcome = models.CharField(max_length=10, choices=[(one, one) for one in OUTCOMES])
    richer = models.BooleanField(default=False)
    what = models.CharField(max_length=300, blank=True)
    mend = models.CharField(max_length=300, blank=True)
    harms = models.JSONField(default=list)
    original = models.ForeignKey(
        OriginalFile, null=True, blank=True, on_delete=models.SET_NULL, related_name="seen"
    )
    run = models.ForeignKey(KeptRun, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")

    class Meta:
        ordering = ["number"]
        constraints = [
            models.UniqueConstraint(fields=["run_import", "number"], name="a_file_is_reported_once"),
        ]

    def __str__(self) -> str:
        return f"imported file {self.id}"
