"""Which tables tell of a moment in a patient's story, and which of those that are the patient's do not."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from django.apps import apps
from django.db import models
from django.db.models import Q, QuerySet

from runwell.records.models import Patient, Visit


class Kind(StrEnum):
    """What one may choose to see, in the order in which it is offered."""

    CHECKS = "checks"
    MORNINGS = "mornings"
    SESSIONS = "sessions"
    SCORES = "scores"
    RUNS = "runs"
    VISITS = "visits"
    MESSAGES = "messages"
    FINDINGS = "findings"
    PROGRAM = "program"
    NOTES = "notes"
    RECORD = "record"


@dataclass(frozen=True, slots=True)
class Source:
    """A moment of a row. model: of records. patient: how a row leads to them. at: its field; day: that is a
    day, and not a time. only: of which rows. beside: what is read along with each.
    """

    model: str
    kind: Kind
    at: str
    patient: str = "patient"
    day: bool = False
    only: Q = Q()
    beside: tuple[str, ...] = ()

    @property
    def name(self) -> str:
        """As the words for it are found: "Visit.since"."""
        return f"{self.model}.{self.at}"

    def rows(self, patient: Patient) -> QuerySet[models.Model]:
        """All of this patient that have that moment."""
        table = apps.get_model("records", self.model)._default_manager
        has_it = {self.patient: patient.pk, f"{self.at}__isnull": False}
        return table.filter(self.only, **has_it).order_by()


_WHERE = "member", "location", "request"
_SEEN = Q(state__in=(Visit.CAME, Visit.MISSED))

SOURCES: tuple[Source, ...] = (
    Source("OwnCheck", Kind.CHECKS, "kept_at"),
    Source("KeptMorning", Kind.MORNINGS, "on", day=True),
    Source("KeptSession", Kind.SESSIONS, "planned_on", "programme__patient", day=True),
    Source("OutcomeScore", Kind.SCORES, "on", day=True),
    Source("KeptRun", Kind.RUNS, "on", day=True, only=Q(hidden=False)),
    Source("RunWord", Kind.RUNS, "on", day=True),
    Source("VisitRequest", Kind.VISITS, "asked_at", beside=("location", "wanted")),
    Source("VisitRequest", Kind.VISITS, "answered_at", beside=("answered_by",)),
    Source("Visit", Kind.VISITS, "since", "request__patient", only=~_SEEN, beside=_WHERE),
    Source("Visit", Kind.VISITS, "begins_at", "request__patient", only=_SEEN, beside=_WHERE),
    Source("Intake", Kind.VISITS, "sent_at"),
    Source("Message", Kind.MESSAGES, "at", beside=("clinician",)),
    Source("Examination", Kind.FINDINGS, "at", beside=("clinician",)),
    Source("ConfirmedCause", Kind.FINDINGS, "at", beside=("clinician",)),
    Source("GateEntry", Kind.FINDINGS, "at", beside=("clinician",)),
    Source("ProgrammeChange", Kind.PROGRAM, "at", "programme__patient", beside=("clinician", "programme")),
    Source("PhaseTick", Kind.PROGRAM, "at", "programme__patient", beside=("clinician",)),
    Source("SafetyWord", Kind.PROGRAM, "said_at"),
    Source("EntryToLookAt", Kind.PROGRAM, "came_at"),
    Source("KeptComeback", Kind.PROGRAM, "began_at"),
    Source("KeptComeback", Kind.PROGRAM, "ended_at"),
    Source("KeptComeback", Kind.PROGRAM, "sooner_on", day=True, beside=("clinician",)),
    Source("Note", Kind.NOTES, "at", beside=("clinician",)),
    Source("Discharge", Kind.NOTES, "at", beside=("clinician",)),
    Source("Discharge", Kind.NOTES, "reopened_at"),
    Source("Patient", Kind.RECORD, "since", "pk"),
    Source("Consent", Kind.RECORD, "given_at", beside=("recorded_by",)),
    Source("Consent", Kind.RECORD, "withdrawn_at", beside=("recorded_by",)),
    Source("Assignment", Kind.RECORD, "since", beside=("clinician",)),
    Source("Assignment", Kind.RECORD, "ended_at", beside=("clinician",)),
    Source("OpenedRecord", Kind.RECORD, "opened_at", beside=("clinician",)),
    Source("RunImport", Kind.RUNS, "began_at"),
)

EXCEPTIONS: Mapping[str, str] = {
    "records.CalendarFeed": "an address of the runner's calendar says nothing of their story",
    "records.ImportedFile": "each file stands in the report of its import, which is on the timeline",
    "records.KeptProgramme": "its changes are on the timeline, its beginning and its end among them",
    "records.OriginalFile": "the runs that are in it are on the timeline",
    "records.ReadMark": "who read how far is shown with the messages",
    "records.RunSource": "the run that came from it is on the timeline",
    "records.RunStreams": "the run that it belongs to is on the timeline",
    "records.RunWeek": "the week is added up from the runs that are on the timeline",
    "records.SessionAnswer": "it is told with its session",
    "records.SetEntry": "it is told with its session",
    "records.Standing": "it follows from what is on the timeline",
    "records.TakenQuarter": "the visit that takes it is on the timeline",
    "records.Upload": "a file on its way is of no day; its import is on the timeline",
    "records.SignInLink": "how somebody signs in is no part of their story",
    "account.EmailConfirmation": "how somebody signs in is no part of their story",
    "account.EmailAddress": "how somebody signs in is no part of their story",
    "mfa.Authenticator": "how somebody signs in is no part of their story",
    "usersessions.UserSession": "how somebody signs in is no part of their story",
}
"""Tables of a patient, by "app.Model", of which nothing stands on the timeline by itself: why."""
