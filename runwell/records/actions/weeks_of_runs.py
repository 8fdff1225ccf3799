"""The weekly rows, which follow from the runs that count."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta
from itertools import groupby

from runwell.records.models import KeptRun, Patient, RunWeek

DAY, WEEK = timedelta(days=1), timedelta(days=7)


class WeeksOfRuns:
    """To be used inside an action, which holds the patient's row."""

    def __init__(self, patient: Patient) -> None:
        self.patient = patient

    def add_up(self, days: Iterable[date]) -> None:
        """Make the weeks of these days anew from their runs. A week without runs has no row."""
        mondays = sorted({_monday(day) for day in days})
        if not mondays:
            return
        theirs = KeptRun.objects.filter(
            patient=self.patient, hidden=False, on__gte=mondays[0], on__lt=mondays[-1] + WEEK
        )
        runs = theirs.order_by("began_at", "id").only(
            "on", "meters", "meters_said", "timer", "began_at", "patient_id"
        )
        RunWeek.objects.filter(patient=self.patient, monday__in=mondays).delete()
        by_week = groupby(sorted(runs, key=lambda run: _monday(run.on)), key=lambda run: _monday(run.on))
        rows = [self._row(monday, list(found)) for monday, found in by_week if monday in set(mondays)]
        RunWeek.objects.bulk_create(rows)

    def _row(self, monday: date, runs: list[KeptRun]) -> RunWeek:
        meters = [run.meters if run.meters_said is None else run.meters_said for run in runs]
        known = sorted(one for one in meters if one is not None)
        return RunWeek(
            patient=self.patient,
            monday=monday,
            meters=sum(known),
            runs=len(runs),
            longest=max(known, default=0.0),
            seconds=sum(sorted(run.timer for run in runs)),
        )


def _monday(day: date) -> date:
    """The day on which its week begins."""
    return day - DAY * day.weekday()
