"""Who may add to a patient's record now: the patient, and a clinician who looks after them."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from django.core.exceptions import PermissionDenied
from django.utils.translation import gettext

from runwell.records.access.own import agrees
from runwell.records.access.patients import looked_after, own_record, patients
from runwell.records.access.people import Someone, has
from runwell.records.models import Account, Patient, ProgrammeChange
from runwell.records.roles import Role
from runwell.refusals import Refusal


@dataclass(eq=False)
class OnlyRead(Refusal, PermissionDenied):
    """Whoever opened a record in an emergency adds nothing. A form says so and keeps what was typed."""


@dataclass(frozen=True, slots=True)
class Held:
    """A record that is ours alone until the transaction ends. who: as in ProgrammeChange.by."""

    patient: Patient
    who: str
    clinician: Account | None = None


def held(by: Someone | str, patient_id: UUID) -> Held:
    """The record, for its patient, clinicians who look after them and tasks of the server.

    PermissionDenied for others. Refusal: the patient took back that a record is kept. OnlyRead: it was opened
    in an emergency.
    """
    return _own_or_task(by, patient_id) or held_by_clinician(by, patient_id)


def held_to_go_on(by: Someone | str, patient_id: UUID) -> Held:
    """The same for what the rules do by themselves before somebody reads: also for an emergency."""
    return _own_or_task(by, patient_id) or _open_to(by, patient_id)


def held_by_runner(by: Someone, patient_id: UUID) -> Held:
    """The same for the patient alone, where nobody else can say it."""
    own = None if isinstance(by, str) else own_record(by)
    if own is None or own.id != patient_id:
        raise PermissionDenied("only the runner says this of themselves")
    return held(by, patient_id)


def held_by_clinician(by: Someone | str, patient_id: UUID) -> Held:
    """The same for a clinician alone, and never for their own record: nobody clears themselves.

    Whoever opened it in an emergency reads it, and adds nothing to it.
    """
    found = _open_to(by, patient_id)
    if not agrees(found.patient.account):
        mend = gettext("Write it into the chart of your practice, and talk to the patient")
        raise Refusal(gettext("the patient took back the agreement to keep a record"), "", mend)
    return _looked_after(found)


def held_to_settle(by: Someone | str, patient_id: UUID) -> Held:
    """The same where nothing is added that says more of the patient: a mark that something was looked at."""
    return _looked_after(_open_to(by, patient_id))


def _own_or_task(by: Someone | str, patient_id: UUID) -> Held | None:
    if isinstance(by, str):
        return Held(_locked(patient_id), ProgrammeChange.RULES)
    own = own_record(by)
    if own is None or own.id != patient_id:
        return None
    if not agrees(by):
        mend = gettext("Agree again on the page “What I agreed to”, then try again")
        raise Refusal(gettext("you took back your agreement to keep a record"), gettext("your record"), mend)
    return Held(_locked(patient_id), ProgrammeChange.RUNNER)


def _open_to(by: Someone | str, patient_id: UUID) -> Held:
    # First whether the record is open at all, and only then held: a refusal must wait for nobody.
    if not isinstance(by, Account) or not has(by, Role.CLINICIAN):
        raise PermissionDenied("this record is not open to you")
    if not patients(by).filter(id=patient_id).exclude(account=by).exists():
        raise PermissionDenied("this record is not open to you")
    return Held(_locked(patient_id), ProgrammeChange.CLINICIAN, by)


def _looked_after(found: Held) -> Held:
    if found.clinician and looked_after(found.clinician).filter(id=found.patient.id).exists():
        return found
    what = gettext("you opened this record in an emergency, to read it and not to change it")
    raise OnlyRead(what, "", gettext("Write it into the chart of your practice, or tell their clinician"))


def _locked(patient_id: UUID) -> Patient:
    patient = Patient.objects.select_for_update().filter(id=patient_id).first()
    if patient is None:
        raise PermissionDenied("there is no such record")
    return patient
