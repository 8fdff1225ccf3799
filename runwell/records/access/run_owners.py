"""Whose runs a command reads: by address, and which there are."""

from __future__ import annotations

from uuid import UUID

from runwell.records.access.accounts import account_of
from runwell.records.access.own import agrees
from runwell.records.models import KeptRun, Patient
from runwell.refusals import Refusal


def runner_of(address: str) -> Patient:
    """The record of an address. Refusal: there is none, or its runner took the agreement back."""
    account = account_of(address)
    patient = Patient.objects.filter(account=account).first() if account else None
    if account is None or patient is None:
        raise Refusal("no runner has this address", address, "Look at it again, or leave --runner out")
    if not agrees(account):
        raise Refusal("this runner does not agree that a record is kept", address, "They agree themselves")
    return patient


def every_runner() -> tuple[UUID, ...]:
    """The records that have runs."""
    return tuple(KeptRun.objects.order_by("patient").values_list("patient", flat=True).distinct())


def run_ids(patient_id: UUID) -> tuple[UUID, ...]:
    """Every run, those that count for nothing too, oldest first."""
    return tuple(
        KeptRun.objects.filter(patient=patient_id).order_by("began_at", "id").values_list("id", flat=True)
    )
