"""A clinician writes down what they saw of a patient. Nothing is ever changed; a note may correct another."""

from __future__ import annotations

from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext

from runwell.records import audit
from runwell.records.access.writing import held_by_clinician
from runwell.records.models import Account, Note, Patient
from runwell.refusals import Refusal


@transaction.atomic
def write_note(*, by: Account, patient_id: UUID, words: str, amends: int | None = None) -> Note:
    """amends: the number of the note that it corrects. The same words by the same person, with nothing in
    between, are one note: a form that was sent twice.

    Refusal: it says nothing, it is too long, or there is no such note to correct. PermissionDenied for
    everybody but a clinician who looks after the patient, and never themselves.
    """
    own = held_by_clinician(by, patient_id)
    said = _said(words)
    newest = Note.objects.filter(patient=own.patient).order_by("-number").first()
    if newest and (newest.clinician_id, newest.words, newest.amends) == (by.pk, said, amends):
        return newest
    if amends is not None:
        _demand_there(own.patient, amends)
    note = Note.objects.create(
        patient=own.patient,
        number=newest.number + 1 if newest else 1,
        amends=amends,
        words=said,
        clinician=by,
    )
    act = "wrote a note" if amends is None else "corrected a note"
    audit.record(by, act, note, patient=patient_id)
    return note


def _said(words: str) -> str:
    """As it is kept: a line end is one character, whatever the browser sent."""
    said = words.replace("\0", "").replace("\r\n", "\n").replace("\r", "\n").strip()  # PostgreSQL keeps no \0
    if not any(one.isprintable() and not one.isspace() for one in said):
        raise Refusal(gettext("the note says nothing"), "words", gettext("Write a word at least"))
    if len(said) > Note.LONGEST:
        facts = {"longest": f"{Note.LONGEST:,}", "more": f"{len(said) - Note.LONGEST:,}"}
        mend = gettext("Use {longest} characters at most; these are {more} more").format(**facts)
        raise Refusal(gettext("the note is too long"), "words", mend)
    return said


def _demand_there(patient: Patient, number: int) -> None:
    if not Note.objects.filter(patient=patient, number=number).exists():
        mend = gettext("Choose one of the list, or write a new note")
        raise Refusal(gettext("there is no such note"), "", mend)
