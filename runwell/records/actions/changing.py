"""A program that is being changed: every change is noted beside it, with who and why."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from django.db.models import Max
from django.utils import timezone
from django.utils.translation import gettext

from runwell.programme.because import Because
from runwell.programme.prescription import Programme
from runwell.records import plain_values
from runwell.records.access.programmes import current_programme
from runwell.records.access.writing import Held
from runwell.records.actions.standing_later import stands_anew_soon, was_looked_at
from runwell.records.models import KeptProgramme, ProgrammeChange
from runwell.refusals import Refusal


@dataclass(frozen=True, slots=True)
class Changing:
    """To be used inside an action, which holds the patient's row."""

    held: Held
    kept: KeptProgramme

    @classmethod
    def current(cls, held: Held) -> Changing:
        """The program that holds now. Refusal: there is none."""
        kept = current_programme(held.patient)
        if kept is None:
            mend = gettext("Begin one first")
            raise Refusal(gettext("there is no exercise program now"), gettext("program"), mend)
        kept.patient = held.patient  # the row that is held, and not read again
        return cls(held, kept)

    def note(self, what: str, because: Iterable[Because] = (), **facts: Any) -> None:
        """Add a change. facts: exercise, before, after as the model has them."""
        last = self.kept.changes.aggregate(last=Max("number"))["last"] or 0
        change = ProgrammeChange.objects.create(
            programme=self.kept,
            number=last + 1,
            what=what,
            because=plain_values.plain(tuple(because)),
            by=self.held.who,
            clinician=self.held.clinician,
            **facts,
        )
        self._list_anew(change)

    def _list_anew(self, change: ProgrammeChange) -> None:
        """What the rules changed follows from what was logged, for which that is done already."""
        patient = self.held.patient.id
        if self.held.clinician:
            was_looked_at(by=self.held.clinician, patient_id=patient, at=change.at)
        elif self.held.who == ProgrammeChange.RUNNER:
            stands_anew_soon(by=self.held.who, patient_id=patient)

    def go_on(self, programme: Programme, reasons: Mapping[str, Iterable[Because]], words: str = "") -> None:
        """Put another state in place of the one that holds. Each exercise that differs is a change.

        words: the reason that a person gave for another phase. Other weekdays are a change of no exercise.
        """
        was, now = self.kept.programme(), programme
        if now.weekdays != was.weekdays:
            had, has = {"weekdays": list(was.weekdays)}, {"weekdays": list(now.weekdays)}
            self.note(ProgrammeChange.EXERCISE, before=had, after=has)
        if now.phase != was.phase:
            facts = {"before": was.phase, "after": now.phase, "words": words}
            self.note(ProgrammeChange.PHASE, reasons.get("", ()), **facts)
        before = {one.exercise: one for one in was.prescriptions}
        after = {one.exercise: one for one in now.prescriptions}
        for name in dict.fromkeys((*before, *after)):
            old, new = before.get(name), after.get(name)
            if old != new:
                why = tuple(reasons.get(name, ())) or (new.because if new else now.locked)
                facts = {"before": old and plain_values.plain(old), "after": new and plain_values.plain(new)}
                self.note(ProgrammeChange.EXERCISE, why, exercise=name, **facts)
        self.kept.hold(programme)
        self.kept.save()

    def end(self, why: str) -> None:
        """It holds no more, and stays with when and why."""
        self.kept.ended_at, self.kept.ended_why = timezone.now(), why
        self.kept.save(update_fields=["ended_at", "ended_why"])
        self.note(ProgrammeChange.ENDED)
