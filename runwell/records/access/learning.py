"""Who lets the practice learn from their case, and what it has learned so far."""

from __future__ import annotations

from datetime import date

from django.conf import settings
from django.db.models import QuerySet

from runwell.records.access.accounts import age_on
from runwell.records.access.people import Someone, demand
from runwell.records.models import Consent, LearningRecord, Patient
from runwell.records.roles import Role

FEWEST = 10
"""With fewer nobody sees any, nor how many there are (`expert`: a case among few is guessed)."""


def lets_learn(patient: Patient) -> bool:
    """Whether the patient agrees now that the practice learns from their case, and keeps a record at all."""
    standing = Consent.objects.filter(patient=patient, withdrawn_at=None)
    purposes = set(standing.values_list("purpose", flat=True))
    return {Consent.RECORD, Consent.LEARNING} <= purposes


def may_let_learn(patient: Patient, today: date) -> bool:
    """Whether the patient is of the age to agree to this alone: no guardian is asked about it."""
    born = patient.account.born_on
    return born is not None and age_on(today, born) >= settings.RUNWELL_ACCOUNT_AGE


def learning_records(user: Someone) -> QuerySet[LearningRecord]:
    """All of them for the owner, in an order that says nothing; none at all while they are few.

    PermissionDenied for everybody else.
    """
    demand(user, Role.OWNER)
    every = LearningRecord.objects.order_by("id")
    return every if every.count() >= FEWEST else every.none()
