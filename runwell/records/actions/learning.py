"""What the practice learns from a case whose cause is known: kept once, and it leads to nobody."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from django.db import transaction

from runwell.records import audit
from runwell.records.access.findings_of import confirmed_cause, findings_of
from runwell.records.access.learning import learning_records, lets_learn
from runwell.records.audit import By
from runwell.records.models import Account, ConfirmedCause, LearningRecord, OwnCheck, Patient, Practice


@transaction.atomic
def learn_from_confirmed(*, by: By, confirmed_id: UUID, now: datetime) -> None:
    """Keep what the check asked and heard, what the tests showed and what it was, if all this still stands.

    Not where the cause is open again or another, the patient does not agree, no check with answers came
    before it, or it was done before. What the trail notes of it names no learning record.
    """
    found = ConfirmedCause.objects.filter(id=confirmed_id, at__lte=now).first()
    # The patient's row first, as everybody who changes what they agreed to holds it.
    patient = Patient.objects.select_for_update().filter(id=found.patient_id).first() if found else None
    if found is None or patient is None or not lets_learn(patient):
        return
    stands = confirmed_cause(patient)
    check = _check_before(found)
    if stands is None or stands.id != found.id or stands.learned or check is None:
        return
    _keep_among_the_others(
        LearningRecord(
            pack=check.verdict["pack"],
            answers=check.answers,
            asked=sorted(check.asked),
            results={one.test: one.result for one in findings_of(patient)},
            cause=stands.cause,
            how=stands.how,
        )
    )
    stands.learned = True
    stands.save(update_fields=["learned"])
    audit.record(by, "kept a case to learn from, without a name", stands, patient=patient.id)


@transaction.atomic
def download_learning_records(*, by: Account) -> tuple[LearningRecord, ...]:
    """All of them, for the owner; none while they are few. PermissionDenied for everybody else."""
    every = tuple(learning_records(by))
    if every:
        audit.record(by, "downloaded the cases to learn from")
    return every


def _keep_among_the_others(fresh: LearningRecord) -> None:
    """All are written anew in the order of their random ids: a table keeps the order in which rows came, and
    the trail says when each did."""
    Practice.objects.select_for_update().first()  # one after the other: each writes every row
    every = sorted([*LearningRecord.objects.all(), fresh], key=lambda one: one.id)
    LearningRecord.objects.all().delete()
    LearningRecord.objects.bulk_create(every)


def _check_before(found: ConfirmedCause) -> OwnCheck | None:
    """The newest with answers that was kept before the cause was known."""
    checks = OwnCheck.objects.filter(patient=found.patient_id, kept_at__lte=found.at)
    return next((one for one in checks.order_by("-kept_at", "id") if one.answers), None)
