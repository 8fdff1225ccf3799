"""Everything of a month, from every source."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from datetime import date, datetime
from typing import Any

from django.db import models

from runwell.knowledge.pack import Pack
from runwell.records import access
from runwell.records.access.closings import Closing
from runwell.records.access.notes import notes_of
from runwell.records.access.timeline import (
    Kind,
    Logged,
    Span,
    changes_of_days,
    logged,
    makers,
    moments_of,
    runs_between,
)
from runwell.records.models import KeptProgramme, Patient, Visit
from runwell.web.staff.timeline import (
    checks,
    findings,
    mornings,
    program_lines,
    record_lines,
    runs,
    scores,
    sessions,
    visits,
    written,
)
from runwell.web.staff.timeline.entry import Entry
from runwell.web.staff.timeline.programs import Programs
from runwell.web.staff.timeline.told import Told

Lines = Callable[[Told, Any], Iterator[Entry]]

LINES: Mapping[str, Lines] = {
    "OwnCheck.kept_at": checks.checks,
    "VisitRequest.asked_at": visits.asked,
    "VisitRequest.answered_at": visits.answered,
    "Visit.since": visits.visits,
    "Visit.begins_at": visits.visits,
    "Intake.sent_at": visits.intakes,
    "Message.at": written.messages,
    "Examination.at": findings.examinations,
    "ConfirmedCause.at": findings.causes,
    "GateEntry.at": findings.gates,
    "ProgrammeChange.at": program_lines.changes,
    "PhaseTick.at": program_lines.ticks,
    "SafetyWord.said_at": program_lines.warnings,
    "EntryToLookAt.came_at": program_lines.puzzles,
    "KeptComeback.began_at": program_lines.way_back_began,
    "KeptComeback.ended_at": program_lines.way_back_ended,
    "KeptComeback.sooner_on": program_lines.sooner,
    "Discharge.at": written.discharges,
    "Discharge.reopened_at": written.reopened,
    "Patient.since": record_lines.began,
    "Consent.given_at": record_lines.agreed,
    "Consent.withdrawn_at": record_lines.taken_back,
    "Assignment.since": record_lines.assigned,
    "Assignment.ended_at": record_lines.assigned_no_more,
    "OpenedRecord.opened_at": record_lines.opened,
    "RunImport.began_at": record_lines.imports,
}
"""The words of each source that needs nothing but its own rows."""


def entries(
    pack: Pack,
    patient: Patient,
    span: Span,
    kinds: Collection[Kind],
    programmes: Sequence[KeptProgramme],
    today: date,
) -> tuple[Entry, ...]:
    """Of these kinds, in no order."""
    found = moments_of(patient, span, kinds)
    told = Told(pack=pack, patient=patient, today=today, makers=makers(patient, _unsaid(found)))
    return (
        *(one for name, rows in found.items() if name in LINES for one in LINES[name](told, rows)),
        *_notes(told, found.get("Note.at", [])),
        *_logged(told, span, kinds, programmes),
        *_runs(told, span, kinds),
        *_scores(told, span, kinds),
    )


def _unsaid(found: Mapping[str, list[Any]]) -> Iterator[tuple[models.Model, datetime]]:
    """Things that do not say who made them, with when their state began."""
    for name in ("Visit.since", "Visit.begins_at"):
        rows: Iterable[Visit] = found.get(name, [])
        yield from ((one, one.since) for one in rows)


def _notes(told: Told, rows: Sequence[Any]) -> Iterator[Entry]:
    if rows:
        numbers = [one.number for one in rows]
        amended = notes_of(told.patient).filter(amends__in=numbers).values_list("amends", flat=True)
        yield from written.notes(told, rows, set(amended))


def _logged(
    told: Told, span: Span, kinds: Collection[Kind], programmes: Sequence[KeptProgramme]
) -> Iterator[Entry]:
    if not {Kind.MORNINGS, Kind.SESSIONS} & set(kinds):
        return
    found: Logged = logged(told.patient, span)
    changes, closing = changes_of_days(told.patient), Closing.of(told.patient)
    programs = Programs.of(told.pack, programmes, changes, closing)
    if Kind.MORNINGS in kinds:
        yield from mornings.mornings(told, found, programs)
        yield from mornings.flares(told, span, programs)
    if Kind.SESSIONS in kinds:
        yield from sessions.done(told, found, programs)
        yield from sessions.skipped(told, found, programs, span)


def _runs(told: Told, span: Span, kinds: Collection[Kind]) -> Iterator[Entry]:
    if Kind.RUNS in kinds:
        within = runs.weeks_in(span, told.today)
        words = logged(told.patient, within).words
        ran = runs_between(told.patient, within.first, within.last)
        yield from runs.weeks(told, within, ran, words)


def _scores(told: Told, span: Span, kinds: Collection[Kind]) -> Iterator[Entry]:
    if Kind.SCORES in kinds:
        yield from scores.scores(told, access.outcome_scores(told.patient), span)
