"""Taking back what one agreed to, and agreeing again."""

from __future__ import annotations

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone

from runwell.records import access, audit, consent_words
from runwell.records.models import Account, Consent, Patient
from runwell.refusals import Refusal


@transaction.atomic
def withdraw_consent(*, by: Account) -> None:
    """From this moment on no clinician opens the record, except in an emergency. Nothing is deleted.

    A second time changes nothing. PermissionDenied for people without a record.
    """
    patient = _held(by)
    standing = Consent.objects.filter(patient=patient, purpose=Consent.RECORD, withdrawn_at=None)
    if standing.update(withdrawn_at=timezone.now()):
        audit.record(by, "took back their consent", patient, patient=patient.id)


@transaction.atomic
def agree_again(*, by: Account, words: str) -> Consent:
    """Agree to the newest text, after having taken it back or after it was renewed.

    Refusal: the text that was shown is no longer the newest. PermissionDenied for people without a record.
    """
    patient = _held(by)
    if words != consent_words.newest().id:
        raise Refusal("the text has changed since you opened the page", "agreement", "Read the new one")
    standing = Consent.objects.filter(patient=patient, purpose=Consent.RECORD, withdrawn_at=None)
    found = standing.filter(words=words).first()
    if found:
        return found
    standing.update(withdrawn_at=timezone.now())
    consent = Consent.objects.create(patient=patient, purpose=Consent.RECORD, words=words)
    audit.record(by, "agreed again", patient, patient=patient.id)
    return consent


def _held(by: Account) -> Patient:
    """The record of whoever acts, ours alone until the transaction ends."""
    own = access.own_record(by)
    patient = Patient.objects.select_for_update().filter(id=own.id).first() if own else None
    if patient is None:
        raise PermissionDenied("only people with a record have agreed to one")
    return patient
