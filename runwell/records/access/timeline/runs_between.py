"""The runs of some weeks, with those before them that a jump is held against."""

from __future__ import annotations

from datetime import date, timedelta

from runwell.records.models import KeptRun, Patient
from runwell.running.summary import Summary

LOOK_BACK = timedelta(days=35)
"""Farther than any run is compared with others."""


def runs_between(patient: Patient, first: date, last: date) -> tuple[Summary, ...]:
    """Those that count, the oldest first."""
    runs = KeptRun.objects.filter(patient=patient, hidden=False, on__range=(first - LOOK_BACK, last))
    return tuple(run.summary() for run in runs.order_by("began_at", "id"))
