"""The notes of a patient, for whoever reached the patient by `own_record` or `patients`."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Max, QuerySet

from runwell.records.models import Note, Patient


@dataclass(frozen=True, slots=True)
class NoteRead:
    """amended_by: the notes that correct it, the oldest first; it then does not hold as it stands."""

    note: Note
    amended_by: tuple[Note, ...]


def notes_of(patient: Patient) -> QuerySet[Note]:
    """The newest first, each with who wrote it."""
    return Note.objects.filter(patient=patient).select_related("clinician").order_by("-number")


def note_of(patient: Patient, number: int) -> Note | None:
    """The note of that number."""
    return notes_of(patient).filter(number=number).first()


def newest_number(patient: Patient) -> int:
    """Of the last note, 0 without any."""
    return Note.objects.filter(patient=patient).aggregate(last=Max("number"))["last"] or 0


def with_amendments(patient: Patient, notes: Iterable[Note]) -> tuple[NoteRead, ...]:
    """Each with those that correct it, whichever page they stand on."""
    listed = list(notes)
    numbers = [one.number for one in listed]
    corrections: dict[int | None, list[Note]] = {}
    for one in notes_of(patient).filter(amends__in=numbers).order_by("number"):
        corrections.setdefault(one.amends, []).append(one)
    return tuple(NoteRead(one, tuple(corrections.get(one.number, ()))) for one in listed)
