"""Everything that follows from the originals, worked out anew: after a reader or a rule has changed."""

from __future__ import annotations

from collections.abc import Sequence
from uuid import UUID

from django.db import transaction

from runwell.records import audit
from runwell.records.access.people import demand_of
from runwell.records.access.writing import held
from runwell.records.actions.joining import Joining
from runwell.records.actions.weeks_of_runs import WeeksOfRuns
from runwell.records.models import KeptRun, Patient, RunWeek
from runwell.refusals import Refusal


@transaction.atomic
def rebuild_runs(*, by: str, patient_id: UUID, run_ids: Sequence[UUID]) -> tuple[Refusal, ...]:
    """Summary and streams of these runs, anew. What is wrong with those that stay as they are."""
    demand_of(by)
    patient = held(by, patient_id).patient
    joining = Joining(patient)
    joining.fetch(KeptRun.objects.filter(patient=patient, id__in=run_ids))
    wrong = joining.renew()
    joining.write()
    WeeksOfRuns(patient).add_up(joining.days)
    return wrong


@transaction.atomic
def rebuild_weeks(*, by: str, patient_id: UUID) -> None:
    """Every weekly row, anew. To be called last: the trail says that runs were worked out anew."""
    demand_of(by)
    patient = held(by, patient_id).patient
    RunWeek.objects.filter(patient=patient).delete()
    WeeksOfRuns(patient).add_up(KeptRun.objects.filter(patient=patient).values_list("on", flat=True))
    audit.record(by, "worked out runs anew", Patient(id=patient_id), patient=patient_id)
