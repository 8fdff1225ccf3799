"""What became of each file of an import: its line of the report, its hash, and its runs."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import Any

from runwell.records.actions.joining import Joined, Joining
from runwell.records.actions.weeks_of_runs import WeeksOfRuns
from runwell.records.importing import originals
from runwell.records.importing.reading import READER, Held, Member, plain_harms, plain_text
from runwell.records.models import ImportedFile, KeptRun, OriginalFile, Patient, RunImport, RunSource
from runwell.refusals import Refusal
from runwell.running.files.archive import Told

COUNTED = {
    ImportedFile.NEW: "new",
    ImportedFile.SAME: "same",
    ImportedFile.NOT_A_RUN: "not_runs",
    ImportedFile.DAMAGED: "damaged",
    ImportedFile.REFUSED: "refused",
}
OUTCOMES = {OriginalFile.OTHER: ImportedFile.NOT_A_RUN, OriginalFile.UNREADABLE: ImportedFile.REFUSED}


class Reporting:
    """To be used inside an action, which holds the patient's row and the import's."""

    def __init__(self, patient: Patient, run_import: RunImport) -> None:
        self.patient, self.run_import = patient, run_import
        self.joining = Joining(patient)
        self.known: dict[str, OriginalFile] = {}
        self.new: list[OriginalFile] = []
        self.lines: list[tuple[ImportedFile, Joined | None]] = []
        self.runs_of: dict[Any, Any] = {}

    def report(self, read: Sequence[tuple[Member, Held | None]]) -> None:
        """Take these files in, up to the first whose runs were taken back while they were on their way."""
        self._look_up(read)
        for member, held in read:
            if not self._one(member, held):
                break
        self._write()

    def _look_up(self, read: Sequence[tuple[Member, Held | None]]) -> None:
        hashes = {member.sha256 for member, _ in read if member.sha256}
        found = list(OriginalFile.objects.filter(patient=self.patient, sha256__in=hashes))
        self.known = {one.sha256: one for one in found}
        self.joining.look_around(one.summary.began for _, held in read if held for one in held.activities)
        again = {one.pk: one.sha256 for one in found if one.holds == OriginalFile.RUNS}
        told = {member.sha256 for member, _ in read if member.told != Told()}
        rows = RunSource.objects.filter(original__in=again).order_by("nth")
        untold = []
        for original, run, said in rows.values_list("original", "run", "told"):
            self.runs_of.setdefault(original, run)
            if not said and again[original] in told:
                untold.append(run)
        if untold:
            here = {one.run.pk for one in self.joining.runs}
            self.joining.fetch(KeptRun.objects.filter(id__in=set(untold) - here))

    def _one(self, member: Member, held: Held | None) -> bool:
        """False: this file has to be read after all."""
        if not member.sha256:
            outcome = ImportedFile.NOT_A_RUN if member.beside else ImportedFile.REFUSED
            self._line(member, outcome, why=member.why)
            return True
        known = self.known.get(member.sha256)
        if known and (known.holds == OriginalFile.RUNS or known.reader >= READER or held is None):
            self._again(member, known)
        elif held is None:
            return False
        else:
            self._new(member, held, known)
        return True

    def _again(self, member: Member, known: OriginalFile) -> None:
        """The same bytes were here before."""
        outcome = OUTCOMES.get(known.holds, ImportedFile.SAME)
        why = Refusal(known.what, mend=known.mend) if known.what else None
        line = self._line(member, outcome, why=why, original=known, harms=known.harms)
        joined = self._just_now(known)
        if joined:
            self.lines[-1] = (line, joined)
        else:
            line.run_id = self.runs_of.get(known.pk)
        if member.told != Told() and known.holds == OriginalFile.RUNS:
            self.joining.told_again(known, member.told)

    def _just_now(self, known: OriginalFile) -> Joined | None:
        """The run of a file that came in this very batch."""
        if known.pk in self.runs_of:
            return None
        copies = ((one, copy) for one in self.joining.runs for copy in one.copies)
        return next((one for one, copy in copies if copy.row.original is known), None)

    def _new(self, member: Member, held: Held, known: OriginalFile | None) -> None:
        """Bytes that are here for the first time, or that an earlier reader could not read."""
        original = known or OriginalFile(patient=self.patient, sha256=member.sha256)
        original.size, original.reader = member.size, READER
        original.harms = plain_harms(held.harms)
        original.holds = OriginalFile.RUNS if held.activities else _holds_none(held)
        original.what = plain_text(held.why.what, 300) if held.why else ""
        original.mend = plain_text(held.why.mend, 300) if held.why else ""
        self.known[member.sha256] = original
        self.new.append(original)
        joined = [self.joining.add(one, original, member.told) for one in held.activities]
        if not joined:
            self._line(member, OUTCOMES[original.holds], why=held.why, original=original)
            return
        originals.keep(self.patient.pk, member.sha256, *held.packed)
        outcome = ImportedFile.DAMAGED if held.harms else ImportedFile.NEW
        if all(len(one.copies) > 1 for one, _ in joined):
            outcome = ImportedFile.SAME
        line = self._line(member, outcome, original=original, harms=original.harms)
        line.richer = outcome == ImportedFile.SAME and any(better for _, better in joined)
        self.lines[-1] = (line, joined[0][0])

    def _line(
        self,
        member: Member,
        outcome: str,
        *,
        why: Refusal | None = None,
        original: OriginalFile | None = None,
        harms: list[Any] | None = None,
    ) -> ImportedFile:
        line = ImportedFile(
            run_import=self.run_import,
            number=member.number,
            name=plain_text(member.name, 300),
            outcome=outcome,
            what=plain_text(why.what, 300) if why else "",
            mend=plain_text(why.mend, 300) if why else "",
            harms=harms or [],
            original=original,
        )
        self.lines.append((line, None))
        return line

    def _write(self) -> None:
        for original in self.new:
            if not original._state.adding:
                original.save()
        OriginalFile.objects.bulk_create([one for one in self.new if one._state.adding])
        self.joining.write()
        moved = {one.run.pk: one for one in self.joining.swallowed}
        for line, joined in self.lines:
            joined = joined or moved.get(line.run_id)
            if joined:
                line.run = joined.now()
        ImportedFile.objects.bulk_create([line for line, _ in self.lines])
        WeeksOfRuns(self.patient).add_up(self.joining.days)
        for outcome, count in Counter(line.outcome for line, _ in self.lines).items():
            name = COUNTED[outcome]
            setattr(self.run_import, name, getattr(self.run_import, name) + count)
        self.run_import.place += len(self.lines)


def _holds_none(held: Held) -> str:
    return OriginalFile.OTHER if held.other else OriginalFile.UNREADABLE
