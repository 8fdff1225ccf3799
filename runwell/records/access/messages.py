"""Messages between a patient and the practice: who may read them, and what waits for whom."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.core.exceptions import PermissionDenied
from django.db.models import Count, Exists, Max, Min, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce

from runwell.records.access.patients import own_record, patients
from runwell.records.access.people import Someone, demand
from runwell.records.models import (
    Account,
    Assignment,
    AwayTime,
    Consent,
    GivenRole,
    Message,
    Patient,
    ReadMark,
)
from runwell.records.roles import Role


@dataclass(frozen=True, slots=True)
class Reader:
    """Somebody to whom a patient's messages are open. clinician: None where it is the patient."""

    patient: Patient
    clinician: Account | None

    def marks(self) -> QuerySet[ReadMark]:
        """How far they have read: one row, or none yet."""
        return ReadMark.objects.filter(patient=self.patient, clinician=self.clinician)

    def from_others(self) -> QuerySet[Message]:
        """What they did not write themselves, since that is never unread."""
        every = Message.objects.filter(patient=self.patient)
        mine = Q(clinician=self.clinician) if self.clinician else Q(clinician=None)
        return every.exclude(mine)


@dataclass(frozen=True, slots=True)
class Waiting:
    """A patient whom nobody has answered. unread: how many of the messages this clinician was not shown."""

    patient: Patient
    since: datetime
    unread: int
    assigned: bool


def message_reader(by: Someone, patient_id: UUID) -> Reader:
    """The patient, also after they took their agreement back, and clinicians to whom the record is open.

    PermissionDenied for others. A clinician reads their own record as its patient.
    """
    own = own_record(by)
    if own is not None and own.id == patient_id:
        return Reader(own, None)
    patient = patients(by).filter(id=patient_id).first()
    if patient is None or not isinstance(by, Account):
        raise PermissionDenied("this record is not open to you")
    return Reader(patient, by)


def thread(by: Someone, patient_id: UUID) -> QuerySet[Message]:
    """All of it, in the order in which it was written. PermissionDenied as for `message_reader`."""
    reader = message_reader(by, patient_id)
    return Message.objects.filter(patient=reader.patient).select_related("clinician").order_by("number")


def read_to(reader: Reader) -> int:
    """The number of the last message that they were shown; 0: none."""
    return reader.marks().aggregate(read=Max("number"))["read"] or 0


def unread_for_patient(user: Someone) -> int:
    """How many messages of the practice the person was not shown yet. One query; 0 without a record."""
    if not (user.is_authenticated and user.is_active):
        return 0
    read = ReadMark.objects.filter(patient=OuterRef("patient"), clinician=None).values("number")
    # As in `own_record`: a row that only a guardian agreed to is nobody's record yet.
    said_yes = Exists(Consent.objects.filter(patient=OuterRef("patient"), purpose=Consent.RECORD))
    theirs = Message.objects.filter(said_yes, patient__account=user.pk, clinician__isnull=False)
    return theirs.filter(number__gt=Coalesce(Subquery(read), 0)).count()


def needs_reply(patient_ids: Iterable[UUID]) -> dict[UUID, datetime]:
    """Patient -> since when their oldest message waits that nobody of the practice answered. One query.

    Every message of the practice answers all before it: whoever writes has been shown them. So does a
    clinician who said that they need no answer.
    """
    rows = _unanswered(patient_ids).values("patient").annotate(since=Min("at"))
    return dict(rows.order_by().values_list("patient", "since"))


def unread_of_patients(user: Someone, patient_ids: Iterable[UUID]) -> dict[UUID, int]:
    """Patient -> how many of these messages this clinician was not shown yet, where any. Two queries.

    patient_ids: out of `access.patients`. PermissionDenied for everybody who is no clinician.
    """
    demand(user, Role.CLINICIAN)
    shown = ReadMark.objects.filter(
        patient=OuterRef("patient"), clinician=user.pk, number__gte=OuterRef("number")
    )
    rows = _unanswered(patient_ids).filter(~Exists(shown)).values("patient").annotate(unread=Count("pk"))
    return dict(rows.order_by().values_list("patient", "unread"))


def waiting_messages(user: Someone) -> tuple[Waiting, ...]:
    """Every patient whose record is open to this clinician and who waits for an answer, the longest first."""
    mine = Assignment.objects.filter(patient=OuterRef("pk"), clinician=user, ended_at=None)
    asking = Message.objects.filter(patient=OuterRef("pk"), clinician=None)
    found = patients(user).exclude(account=user).filter(Exists(asking)).annotate(assigned=Exists(mine))
    by_id = {patient.id: patient for patient in found}
    since, unread = needs_reply(by_id), unread_of_patients(user, by_id)
    rows = (Waiting(by_id[one], at, unread.get(one, 0), by_id[one].assigned) for one, at in since.items())
    return tuple(sorted(rows, key=lambda row: row.since))


def assigned_now(patient_id: UUID) -> tuple[Account, ...]:
    """Who looks after the patient and still is a clinician here with an open account."""
    held = GivenRole.objects.filter(account=OuterRef("clinician"), role=Role.CLINICIAN, ended_at=None)
    given = Assignment.objects.filter(Exists(held), patient=patient_id, ended_at=None)
    open_ones = given.filter(clinician__is_active=True).select_related("clinician").order_by("since", "id")
    return tuple(one.clinician for one in open_ones)


def is_away(clinician: Account, now: datetime) -> bool:
    """True while they see nobody."""
    away = AwayTime.objects.filter(member__account=clinician, begins_at__lte=now, ends_at__gt=now)
    return away.exists()


def answered_to(patient_id: UUID) -> int:
    """Up to which number nothing waits: the practice's last message, or what needed no answer; 0: neither."""
    written = Message.objects.filter(patient=patient_id, clinician__isnull=False)
    marks = ReadMark.objects.filter(patient=patient_id).aggregate(last=Max("settled"))
    return max(written.aggregate(last=Max("number"))["last"] or 0, marks["last"] or 0)


def _unanswered(patient_ids: Iterable[UUID]) -> QuerySet[Message]:
    # Asked message by message and not by the highest number: it stops at the first answer that it finds.
    answer = Message.objects.filter(
        patient=OuterRef("patient"), number__gt=OuterRef("number"), clinician__isnull=False
    )
    settled = ReadMark.objects.filter(patient=OuterRef("patient"), settled__gte=OuterRef("number"))
    asked = Message.objects.filter(patient__in=list(patient_ids), clinician=None)
    return asked.filter(~Exists(answer), ~Exists(settled))
