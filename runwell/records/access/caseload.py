"""A clinician's patients and what each of them needs, in as few questions to the database however long ago
each of them began: what lies in years of a log is read from their Standing.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from hashlib import sha256
from typing import Any
from uuid import UUID

from django.core.exceptions import PermissionDenied
from django.db.models import Case, CharField, Exists, F, Max, OuterRef, Q, QuerySet, Subquery, When
from django.db.models.fields.json import KT
from django.db.models.functions import Coalesce
from django.utils import timezone

from runwell.care.attention import Happened, Listed, Need, Stands, needs, sorted_by_need
from runwell.records.access.intakes import INTAKE_LASTS
from runwell.records.access.people import Someone, roles_of
from runwell.records.models import (
    Assignment,
    ConfirmedCause,
    Consent,
    Discharge,
    Examination,
    Intake,
    KeptProgramme,
    Message,
    Note,
    OwnCheck,
    Patient,
    ReadMark,
    Standing,
    Visit,
    VisitRequest,
)
from runwell.records.roles import Role
from runwell.records.standing_known import DAYS, known_at

DAY, AN_HOUR = timedelta(days=1), timedelta(hours=1)
STANDS = (
    "as_of",
    "programme_since",
    "flares",
    "gate",
    "logged_on",
    "look",
    "looked_at",
    "alarm",
    "alarm_at",
    "known",
    *DAYS,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseloadPatient:
    """mine: assigned to whoever looks. here: seen at an office of theirs. nobodys: assigned to nobody.

    cause: as a clinician confirmed it, else that of the program, "" neither. level: of the last check, where
    there is no program. seen: what was shown of it.
    """

    id: UUID
    name: str
    office: str
    mine: bool
    here: bool
    nobodys: bool
    discharged_on: date | None
    cause: str
    level: str
    needs: tuple[Need, ...]
    visit_at: datetime | None
    logged_on: date | None
    has_program: bool
    seen: str


def caseload(user: Someone, now: datetime) -> tuple[CaseloadPatient, ...]:
    """Everybody who is assigned to this clinician or seen at their offices, the most urgent first.

    Those of `patients`, without themselves, and without records that are open for an hour. Three queries.
    PermissionDenied for everybody who is no clinician.
    """
    given = [one.location_id for one in roles_of(user) if one.role == Role.CLINICIAN]
    if not given:
        raise PermissionDenied("only for clinicians")
    places = None if None in given else set(given)
    visits = _visits_ahead(now)
    rows = _rows(user, places).values(*COLUMNS)
    every = (_patient({**row, "visit_at": visits.get(row["id"])}, places, now) for row in rows)
    found = {str(one.id): one for one in every}
    listed = (Listed(key, one.name, one.needs) for key, one in found.items())
    return tuple(found[one.key] for one in sorted_by_need(listed))


def standing_state(patient: Patient) -> str:
    """Another text as soon as something is known of them that was not."""
    row = Standing.objects.filter(patient=patient).values("known", "alarm_at").first()
    return _seen(row["known"], row["alarm_at"]) if row else _seen({}, None)


def _rows(user: Someone, places: set[UUID] | None) -> QuerySet[Patient]:
    """Whatever waits, asked of each patient through an index, and never of all rows of a table."""
    of = OuterRef("pk")
    theirs = Assignment.objects.filter(patient=of, ended_at=None, clinician__is_active=True)
    answered = Message.objects.filter(patient=of, clinician__isnull=False).order_by("-number")
    asked = Message.objects.filter(patient=of, clinician=None, number__gt=OuterRef("answered"))
    settled = ReadMark.objects.filter(patient=OuterRef("patient"), settled__gte=OuterRef("number"))
    urgent = VisitRequest.objects.filter(patient=of, urgent=True, state=VisitRequest.WAITING)
    ended = Discharge.objects.filter(patient=of).order_by("-number")
    confirmed = ConfirmedCause.objects.filter(patient=of).order_by("-number")
    program = KeptProgramme.objects.filter(patient=of, ended_at=None)
    checked = OwnCheck.objects.filter(patient=of).order_by("-kept_at", "id").values(said=KT("verdict__level"))
    agreed = Consent.objects.filter(patient=of, purpose=Consent.RECORD, withdrawn_at=None)
    mine = Exists(theirs.filter(clinician=user.pk))
    reach = Q(mine) | (Q(pk__isnull=False) if places is None else Q(location_id__in=places))
    return (
        Patient.objects.filter(reach, Exists(agreed))
        .exclude(account=user.pk)
        .annotate(
            mine=mine,
            anybodys=Exists(theirs),
            answered=Coalesce(Subquery(answered.values("number")[:1]), 0),
            urgent_at=Subquery(urgent.order_by("asked_at").values("asked_at")[:1]),
            intake_at=_last(Intake, "sent_at"),
            discharge_at=Subquery(ended.values("at")[:1]),
            reopened_at=Subquery(ended.values("reopened_at")[:1]),
            note_at=_last(Note, "at"),
            examination_at=_last(Examination, "at"),
            confirmed_at=Subquery(confirmed.values("at")[:1]),
            confirmed=Subquery(confirmed.values("cause")[:1]),
            program=Subquery(program.values("cause")[:1]),
            # Of somebody without a program the check says what they come for.
            level=Case(When(program=None, then=Subquery(checked[:1])), output_field=CharField()),
            name=F("account__name"),
            office=F("location__name"),
        )
        .annotate(message_at=Subquery(asked.filter(~Exists(settled)).order_by("number").values("at")[:1]))
    )


def _visits_ahead(now: datetime) -> dict[UUID, datetime]:
    """Patient -> their next agreed visit, of all patients: that is one look at what lies ahead."""
    ahead = Visit.objects.filter(state=Visit.AGREED, begins_at__gte=now - AN_HOUR)
    return dict(ahead.order_by("-begins_at").values_list("request__patient", "begins_at"))


def _last(model: Any, when: str) -> Subquery:
    rows = model.objects.filter(patient=OuterRef("pk")).order_by()
    return Subquery(rows.values("patient").annotate(last=Max(when)).values("last"))


COLUMNS = (
    "id",
    "name",
    "office",
    "location_id",
    "mine",
    "anybodys",
    "message_at",
    "urgent_at",
    "intake_at",
    "discharge_at",
    "reopened_at",
    "note_at",
    "examination_at",
    "confirmed_at",
    "confirmed",
    "program",
    "level",
    *(f"standing__{name}" for name in STANDS),
)


def _patient(row: Mapping[str, Any], places: set[UUID] | None, now: datetime) -> CaseloadPatient:
    today = timezone.localdate(now)
    discharged = row["discharge_at"] if row["reopened_at"] is None else None
    known, at = row["standing__known"] or {}, row["standing__alarm_at"]
    return CaseloadPatient(
        id=row["id"],
        name=row["name"],
        office=row["office"] or "",
        mine=row["mine"],
        here=places is None or row["location_id"] in places,
        nobodys=not row["anybodys"],
        discharged_on=discharged and timezone.localdate(discharged),
        cause=row["confirmed"] or row["program"] or "",
        level=row["level"] or "",
        needs=needs(_stands(row, today), today),
        visit_at=row["visit_at"],
        logged_on=row["standing__logged_on"],
        has_program=bool(row["program"]),
        seen=_seen(known, at),
    )


def _stands(row: Mapping[str, Any], today: date) -> Stands:
    """A row as the order of the list reads it. What is of a program counts while there is one."""
    acts = ("note_at", "examination_at", "confirmed_at", "discharge_at")
    acted = max((row[name] for name in acts if row[name]), default=None)
    return Stands(
        looked=_local(row["standing__looked_at"]),
        acted=_local(acted),
        alarm=_local(row["standing__alarm_at"]),
        alarm_is=row["standing__alarm"] or "",
        urgent=_local(row["urgent_at"]),
        message=_local(row["message_at"]),
        visit=_local(row["visit_at"]),
        intake=_local(_counting_intake(row, today)),
        **(_of_program(row, today) if row["program"] else {}),
    )


def _of_program(row: Mapping[str, Any], today: date) -> dict[str, Any]:
    facts = {name.removesuffix("_on"): _happened(row, name) for name in DAYS if name != "gate_waits_on"}
    as_of = row["standing__as_of"]
    if facts["broken"] is None and (as_of is None or as_of < today - DAY):
        facts["broken"] = Happened(as_of + DAY if as_of else today)
    return {
        **facts,
        "flares": row["standing__flares"] or 0,
        "look_is": next((one["why"] for one in row["standing__look"] or ()), ""),
        "gate": _happened(row, "gate_waits_on"),
        "gate_is": row["standing__gate"] or "",
        "programme_since": row["standing__programme_since"],
        "logged_on": row["standing__logged_on"],
    }


def _happened(row: Mapping[str, Any], name: str) -> Happened | None:
    on = row[f"standing__{name}"]
    return Happened(on, known_at(row["standing__known"], name)) if on else None


def _counting_intake(row: Mapping[str, Any], today: date) -> datetime | None:
    """The last one, unless it is too old or care ended after it."""
    sent, ended = row["intake_at"], row["discharge_at"]
    if sent is None or timezone.localdate(sent) < today - INTAKE_LASTS or (ended and sent < ended):
        return None
    return sent  # type: ignore[no-any-return]


def _local(at: datetime | None) -> datetime | None:
    return timezone.localtime(at) if at else None


def _seen(known: Mapping[str, Any], alarm_at: datetime | None) -> str:
    told = [sorted((name, *said) for name, said in known.items()), alarm_at and alarm_at.timestamp()]
    return sha256(repr(told).encode()).hexdigest()[:20]
