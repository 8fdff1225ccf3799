"""Who may add to a patient's record now: the patient, and a clinician to whom it is open."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from django.core.exceptions import PermissionDenied
from django.utils.translation import gettext

from runwell.records.access.own import agrees
from runwell.records.access.patients import own_record, patients
from runwell.records.access.people import Someone, has
from runwell.records.models import Account, Patient, ProgrammeChange
from runwell.records.roles import Role
from runwell.refusals import Refusal


@dataclass(frozen=True, slots=True)
class Held:
    """A record that is ours alone until the transaction ends. who: as in ProgrammeChange.by."""

    patient: Patient
    who: str
    clinician: Account | None = None


def held(by: Someone | str, patient_id: UUID) -> Held:
    """The record, for its patient, their clinicians and tasks of the server. PermissionDenied for others.

    Refusal: the patient took back that a record is kept.
    """
    if isinstance(by, str):
        return Held(_locked(patient_id), ProgrammeChange.RULES)
    own = own_record(by)
    if own is None or own.id != patient_id:
        return held_by_reader(by, patient_id)
    if not agrees(by):
        mend = gettext("Agree again on the page “What I agreed to”, then try again")
        raise Refusal(gettext("you took back your agreement to keep a record"), gettext("your record"), mend)
    return Held(_locked(patient_id), ProgrammeChange.RUNNER)


def held_by_runner(by: Someone, patient_id: UUID) -> Held:
    """The same for the patient alone, where nobody else can say it."""
    own = None if isinstance(by, str) else own_record(by)
    if own is None or own.id != patient_id:
        raise PermissionDenied("only the runner says this of themselves")
    return held(by, patient_id)


def held_by_clinician(by: Someone | str, patient_id: UUID) -> Held:
    """The same for a clinician alone, and never for their own record: nobody clears themselves.

    Refusal: the patient took back that a record is kept. Whoever opened it in an emergency reads it, and adds
    nothing to it.
    """
    found = held_by_reader(by, patient_id)
    if not agrees(found.patient.account):
        mend = gettext("Write it into the chart of your practice, and talk to the patient")
        raise Refusal(gettext("the patient took back the agreement to keep a record"), "", mend)
    return found


def held_by_reader(by: Someone | str, patient_id: UUID) -> Held:
    """The same where nothing is added that says more of the patient: a mark that something was looked at."""
    # First whether the record is open at all, and only then held: a refusal must wait for nobody.
    if not isinstance(by, Account) or not has(by, Role.CLINICIAN):
        raise PermissionDenied("this record is not open to you")
    if not patients(by).filter(id=patient_id).exclude(account=by).exists():
        raise PermissionDenied("this record is not open to you")
    return Held(_locked(patient_id), ProgrammeChange.CLINICIAN, by)


def _locked(patient_id: UUID) -> Patient:
    patient = Patient.objects.select_for_update().filter(id=patient_id).first()
    if patient is None:
        raise PermissionDenied("there is no such record")
    return patient
