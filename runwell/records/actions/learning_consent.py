"""Letting the practice learn from one's case, and taking that back."""

from __future__ import annotations

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext

from runwell.records import audit, learning_words
from runwell.records.access.learning import may_let_learn
from runwell.records.access.own import agrees
from runwell.records.access.patients import own_record
from runwell.records.models import Account, Consent, Patient
from runwell.refusals import Refusal


@transaction.atomic
def agree_to_learning(*, by: Account, words: str) -> Consent:
    """From now on a cause that is confirmed, and stands, becomes a record without a name.

    words: the version that was shown. Again changes nothing. Refusal: the text has changed since, no record
    is kept any more, or the patient is not of the age to agree alone. PermissionDenied without a record.
    """
    patient = _held(by)
    if words != learning_words.newest().id:
        what = gettext("the text has changed since you opened the page")
        raise Refusal(what, "learning", gettext("Read the new one"))
    if not agrees(by):
        what = gettext("you took back your agreement to keep a record")
        raise Refusal(what, "learning", gettext("Agree to that first"))
    if not may_let_learn(patient, timezone.localdate()):
        what = gettext("you are not of the age to agree to this alone")
        raise Refusal(what, "learning", gettext("Your care here is the same without it"))
    standing = Consent.objects.filter(patient=patient, purpose=Consent.LEARNING, withdrawn_at=None)
    found = standing.filter(words=words).first()
    if found:
        return found
    standing.update(withdrawn_at=timezone.now())
    consent = Consent.objects.create(patient=patient, purpose=Consent.LEARNING, words=words)
    audit.record(by, "agreed that we learn from their case", consent, patient=patient.id)
    return consent


@transaction.atomic
def withdraw_learning(*, by: Account) -> None:
    """From now on nothing more is added. A second time changes nothing. PermissionDenied as above."""
    patient = _held(by)
    standing = Consent.objects.filter(patient=patient, purpose=Consent.LEARNING, withdrawn_at=None)
    if standing.update(withdrawn_at=timezone.now()):
        audit.record(by, "took back that we learn from their case", patient, patient=patient.id)


def _held(by: Account) -> Patient:
    """The record of whoever acts, ours alone until the transaction ends."""
    own = own_record(by)
    patient = Patient.objects.select_for_update().filter(id=own.id).first() if own else None
    if patient is None:
        raise PermissionDenied("only people with a record agree to this")
    return patient
