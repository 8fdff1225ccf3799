"""A clinician with many patients and years behind each: one history is made, and copied in the database.

Every row of the first patient has an id that ends in eight zeros; a copy has the number of its patient there.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import count
from uuid import UUID

from django.db import connection, models
from django.utils import timezone

from runwell.records import plain_values
from runwell.records.models import (
    Account,
    Assignment,
    Consent,
    Intake,
    KeptMorning,
    KeptProgramme,
    KeptRun,
    KeptSession,
    Message,
    OutcomeScore,
    OwnCheck,
    Patient,
    ProgrammeChange,
    RunWord,
    SafetyWord,
    SessionAnswer,
    SetEntry,
    Standing,
    Visit,
    VisitRequest,
)
from runwell.records.safety_words import WARNING

DAY, DAYS_OF_A_YEAR = timedelta(days=1), 365
NAMES = ("Ada", "Bo", "Chidi", "Dee", "Eun", "Farah", "Gus", "Hana", "Iris", "Jomo")
SHARED = {"location", "clinician", "wanted", "answered_by", "member"}
"""Relations to what all patients share."""


def caseload(clinician, patients: int, years: float, location=None) -> list[UUID]:
    """So many patients of this clinician, each with that long a history. Their ids."""
    _numbers.clear()
    accounts = [Account(email=f"p{n}@example.com", name=_name(n), is_active=True) for n in range(patients)]
    Account.objects.bulk_create(accounts, batch_size=500)
    ids = [_id(1, 0, n) for n in range(patients)]
    there = [
        Patient(id=one, account=account, location=location)
        for one, account in zip(ids, accounts, strict=True)
    ]
    Patient.objects.bulk_create(there, batch_size=500)
    for model, facts in (
        (Assignment, {"clinician": clinician}),
        (Consent, {"purpose": Consent.RECORD, "words": "2026-11-visits"}),
    ):
        model.objects.bulk_create([model(patient_id=one, **facts) for one in ids], batch_size=500)
    made = History(ids[0], clinician, round(years * DAYS_OF_A_YEAR)).made()
    for model in made:
        copy(model, patients)
    Standing.objects.bulk_create([_standing(one, n) for n, one in enumerate(ids)], batch_size=500)
    return ids


@dataclass(frozen=True, slots=True)
class History:
    """Of one patient: mornings, sessions, runs, changes, messages, checks, scores, visits."""

    patient: UUID
    clinician: Account
    days: int

    def made(self) -> list[type[models.Model]]:
        """Write it. Its tables, those that others hang on first."""
        tables = (self._program(), self._diary(), self._sessions(), self._runs(), self._care())
        written = [rows for some in tables for rows in some]
        for rows in written:
            type(rows[0]).objects.bulk_create(rows, batch_size=500)
        return list(dict.fromkeys(type(rows[0]) for rows in written))

    def _program(self):
        from tests.records.whole_programme import programme, situation

        kept = KeptProgramme(id=_id(2, 0), patient_id=self.patient, began_at=_at(self.days))
        kept.hold(programme(), situation())
        dose = plain_values.plain(programme().prescriptions[0])
        place = {"programme_id": kept.id, "what": ProgrammeChange.EXERCISE, "exercise": "bridge"}
        changes = [
            ProgrammeChange(
                id=_id(3), number=n, at=_at(self.days - 7 * n), before=dose, after=dose, by="rules", **place
            )
            for n in range(1, self.days // 7 + 1)
        ]
        return [[kept], *([changes] if changes else [])]

    def _diary(self):
        of = {"patient_id": self.patient}
        days = range(self.days + 1)
        yield [KeptMorning(id=_id(4), on=_on(ago), pain=ago % 3, woke=False, **of) for ago in days]
        yield [
            OutcomeScore(id=_id(5), measure="nprs", on=_on(ago), score=ago % 10, **of) for ago in days[::28]
        ]
        yield [
            SafetyWord(id=_id(6), number=n + 1, words=WARNING, on=_on(ago), pack="1", **of)
            for n, ago in enumerate(reversed(days[::14]))
        ]

    def _sessions(self):
        sessions = [
            KeptSession(id=_id(7), programme_id=_id(2, 0), planned_on=_on(ago))
            for ago in range(0, self.days + 1, 2)
        ]
        yield sessions
        place = [
            {"session": one, "device_id": one.id, "at": _noon(one.planned_on), "on": one.planned_on}
            for one in sessions
        ]
        yield [
            SetEntry(
                id=_id(8),
                said_whole=f"{name}{n}",
                exercise=name,
                number=n,
                asked=3,
                counted=True,
                repetitions=10,
                **of,
            )
            for of in place
            for name in ("bridge", "clam")
            for n in (1, 2, 3)
        ]
        yield [SessionAnswer(id=_id(9), said_whole="a", during=1, limp=False, **of) for of in place]

    def _runs(self):
        days = range(1, self.days + 1, 3)
        of = {"patient_id": self.patient}
        facts = {"timer": 1800, "elapsed": 1900, "meters": 5000}
        yield [KeptRun(id=_id(10), began_at=_at(ago), on=_on(ago), **facts, **of) for ago in days] or [
            KeptRun(id=_id(10), began_at=_at(0), on=_on(0), **facts, **of)
        ]
        yield [RunWord(id=_id(11), on=_on(ago), during=1, **of) for ago in (0, *days)]

    def _care(self):
        of = {"patient_id": self.patient}
        asked = range(self.days, -1, -14)
        yield [
            Message(
                id=_id(12),
                number=n + 1,
                words="All is well",
                at=_at(ago),
                clinician=self.clinician if n % 2 else None,
                **of,
            )
            for n, ago in enumerate([*asked, *([0] if len(asked) % 2 else [])])
        ]
        verdict = {"level": "physical-therapist", "why": [{"reason": "It hurts. " * 30}] * 20, "pack": "1"}
        yield [
            OwnCheck(id=_id(13), verdict=verdict, kept_at=_at(ago), **of)
            for ago in range(self.days, -1, -180)
        ]
        yield [Intake(id=_id(14), words="1", sent_at=_at(self.days), **of)]
        requests = [
            VisitRequest(id=_id(15), name="A", telephone="1", asked_at=_at(ago), state="agreed", **of)
            for ago in range(self.days, -1, -28)
        ]
        yield requests
        yield [
            Visit(
                id=_id(16),
                request=one,
                begins_at=one.asked_at + 7 * DAY,
                state="agreed",
                ends_at=one.asked_at + 7 * DAY + timedelta(minutes=45),
            )
            for one in requests
        ]


def copy(model: type[models.Model], patients: int) -> None:
    """The rows of the first patient for each of the others, each under ids of its own."""
    table, fields = model._meta.db_table, model._meta.concrete_fields
    names = ", ".join(f'"{one.column}"' for one in fields)
    values = ", ".join(_swapped(one) if _own(one) else f't."{one.column}"' for one in fields)
    first = f"""substr({_text('t."id"')}, 25) = '00000000'"""
    up_to = f"SELECT 1 UNION ALL SELECT n + 1 FROM numbers WHERE n < {patients - 1}"
    source = f'WITH RECURSIVE numbers(n) AS ({up_to}) SELECT {values} FROM "{table}" t, numbers WHERE {first}'
    if patients > 1:
        with connection.cursor() as cursor:
            cursor.execute(f'INSERT INTO "{table}" ({names}) {source}')


def _own(field) -> bool:
    return field.primary_key or (isinstance(field, models.ForeignKey) and field.name not in SHARED)


def _swapped(field) -> str:
    column = f't."{field.column}"'
    if connection.vendor == "postgresql":
        return f"(substr({_text(column)}, 1, 24) || lpad(to_hex(n), 8, '0'))::uuid"
    return f"substr({column}, 1, 24) || printf('%08x', n)"


def _text(column: str) -> str:
    return f"replace({column}::text, '-', '')" if connection.vendor == "postgresql" else column


def _standing(patient: UUID, n: int) -> Standing:
    """Of ten patients one had a red morning, one two flares, one waits to be looked at, one is quiet."""
    facts = {"programme_since": _on(300), "logged_on": _on(n % 5), "looked_at": _at(20)}
    facts |= (
        [{"red_on": _on(0)}, {"flare_on": _on(3), "flares": 2}, {"logged_on": _on(9), "looked_at": None}][
            n % 3
        ]
        if n % 10 < 3
        else {}
    )
    if n % 10 == 4:
        facts |= {"look": [{"why": "no-better", "facts": {"weeks": 6}}], "look_on": _on(2)}
    known = {
        name: [str(day), _at(0).isoformat()]
        for name, day in facts.items()
        if name in ("red_on", "flare_on", "look_on")
    }
    return Standing(patient_id=patient, as_of=_on(0), known=known, **facts)


_numbers: defaultdict[int, count[int]] = defaultdict(count)


def _id(kind: int, number: int | None = None, patient: int = 0) -> UUID:
    """The next of its kind, or that one."""
    place = next(_numbers[kind]) if number is None else number
    return UUID(int=(kind << 112) | (place << 32) | patient)


def _name(n: int) -> str:
    return f"{NAMES[n % len(NAMES)]} {chr(65 + n // 26 % 26)}{chr(97 + n % 26)}y"


def _on(ago: int):
    return timezone.localdate() - DAY * ago


def _at(ago: int) -> datetime:
    return timezone.now() - DAY * ago


def _noon(day) -> datetime:
    return timezone.make_aware(datetime.combine(day, datetime.min.time())) + DAY / 2
