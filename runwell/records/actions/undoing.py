"""Taking back what one import brought, and leaving what others brought too."""

from __future__ import annotations

from collections.abc import Sequence

from django.db.models import QuerySet

from runwell.records.actions.joining import Copy, Joined, Joining
from runwell.records.actions.weeks_of_runs import WeeksOfRuns
from runwell.records.importing.around import kept_again
from runwell.records.models import ImportedFile, KeptRun, OriginalFile, Patient, RunImport, RunSource
from runwell.running.likeness import copies


class Undoing:
    """To be used inside an action, which holds the patient's row."""

    def __init__(self, patient: Patient) -> None:
        self.patient = patient
        self.joining = Joining(patient)

    def take_back(self, run_import: RunImport) -> list[str]:
        """Delete what no other import brought. The hashes of files whose bytes are named no more."""
        return self.without(self._only_of(run_import))

    def without(self, goes: QuerySet[OriginalFile]) -> list[str]:
        """Delete these files, and of their runs what no other file tells."""
        gone = {one.pk: one for one in goes}
        self.joining.fetch(KeptRun.objects.filter(sources__original__in=list(gone)).distinct())
        without_any = []
        for joined in list(self.joining.runs):
            left = [one for one in joined.copies if one.row.original_id not in gone]
            self.joining.days |= joined.days
            if left:
                self._go_on_with(joined, left)
            else:
                self.joining.runs.remove(joined)
                without_any.append(joined.run.pk)
        OriginalFile.objects.filter(pk__in=list(gone)).delete()
        KeptRun.objects.filter(pk__in=without_any).delete()
        self.joining.write()
        WeeksOfRuns(self.patient).add_up(self.joining.days)
        return [one.sha256 for one in gone.values() if one.holds == OriginalFile.RUNS]

    def delete(self, run: KeptRun) -> list[str]:
        """Delete a run and the files that hold it alone. The hashes of those files."""
        theirs = OriginalFile.objects.filter(sources__run=run)
        of_others = RunSource.objects.exclude(run=run).values("original")
        gone = {one.pk: one.sha256 for one in theirs.exclude(pk__in=of_others)}
        day = run.on
        run.delete()
        OriginalFile.objects.filter(pk__in=list(gone)).delete()
        WeeksOfRuns(self.patient).add_up([day])
        return list(gone.values())

    def _only_of(self, run_import: RunImport) -> QuerySet[OriginalFile]:
        theirs = OriginalFile.objects.filter(patient=self.patient)
        others = ImportedFile.objects.filter(run_import__patient=self.patient, original__isnull=False)
        stand = others.exclude(run_import=run_import).exclude(run_import__state=RunImport.UNDONE)
        return theirs.filter(seen__run_import=run_import).exclude(pk__in=stand.values("original")).distinct()

    def _go_on_with(self, joined: Joined, left: Sequence[Copy]) -> None:
        """What is left tells of one run; or of several that only the file that goes had made one."""
        by_id = {one.summary.id: one for one in left}
        groups = [[by_id[each.id] for each in group] for group in copies(one.summary for one in left)]
        groups.sort(key=lambda group: all(one.home is None for one in group))
        joined.copies, joined.changed = groups[0], True
        others = [Joined(KeptRun(patient=self.patient), group, True, True) for group in groups[1:]]
        self.joining.runs += others
        for one in (joined, *others):
            best = one.best()
            if best.home != one.run.pk:
                best.activity = kept_again(self.patient, best.row)
