"""The weekly rows, which follow from the runs that count."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta

from runwell.records.models import KeptRun, Patient, RunWeek
from runwell.records.packs import the_pack
from runwell.running.outings import outings
from runwell.running.summary import Summary
from runwell.running.weekly import WEEK, week

DAY = timedelta(days=1)


class WeeksOfRuns:
    """To be used inside an action, which holds the patient's row."""

    def __init__(self, patient: Patient) -> None:
        self.patient = patient

    def add_up(self, days: Iterable[date]) -> None:
        """Make the weeks of these days anew from their runs. A week without runs has no row."""
        mondays = {day - DAY * day.weekday() for day in days}
        if not mondays:
            return
        first, last = min(mondays), max(mondays)
        theirs = KeptRun.objects.filter(patient=self.patient, hidden=False)
        by_monday: dict[date, list[Summary]] = {}
        for run in theirs.filter(on__gte=first, on__lt=last + WEEK).order_by("began_at", "id"):
            monday = run.on - DAY * run.on.weekday()
            if monday in mondays:
                by_monday.setdefault(monday, []).append(run.summary())
        RunWeek.objects.filter(patient=self.patient, monday__in=mondays).delete()
        RunWeek.objects.bulk_create([self._row(*found) for found in by_monday.items()])

    def _row(self, monday: date, runs: list[Summary]) -> RunWeek:
        found = week(monday, list(outings(runs, the_pack())))
        return RunWeek(
            patient=self.patient,
            monday=monday,
            meters=found.km * 1000,
            runs=found.runs,
            longest=found.longest * 1000,
            seconds=found.minutes * 60,
        )
