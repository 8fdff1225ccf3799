"""What a runner says of a run: how far, how hard, and whether it counts."""

from __future__ import annotations

from functools import partial
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext

from runwell.records import audit
from runwell.records.access.writing import held, held_by_runner
from runwell.records.actions.run_imports import drop_bytes
from runwell.records.actions.undoing import Undoing
from runwell.records.actions.weeks_of_runs import WeeksOfRuns
from runwell.records.audit import By
from runwell.records.models import Account, KeptRun
from runwell.refusals import Refusal
from runwell.running.summary import FARTHEST_KM


@transaction.atomic
def correct_distance(*, by: By, patient_id: UUID, run_id: UUID, meters: float | None) -> KeptRun:
    """Say how far a run was, beside what the file says; None takes that back.

    Refusal: no distance for one run. KeptRun.DoesNotExist: it is none of theirs. PermissionDenied: neither
    the runner nor a clinician who looks after the patient.
    """
    patient = held(by, patient_id).patient
    run = KeptRun.objects.get(id=run_id, patient=patient)
    if meters is not None and not 0 < meters <= FARTHEST_KM * 1000:
        mend = gettext("Give a distance up to 310 miles")
        raise Refusal(gettext("this is no distance for one run"), gettext("distance"), mend)
    if run.meters_said != meters:
        run.meters_said = meters
        run.save(update_fields=["meters_said"])
        WeeksOfRuns(patient).add_up([run.on])
        audit.record(by, "corrected the distance of a run", run, patient=patient_id)
    return run


@transaction.atomic
def say_effort(*, by: By, patient_id: UUID, run_id: UUID, effort: int | None) -> KeptRun:
    """Say how hard a run was, 0-10 (session RPE); None takes that back.

    Refusal: beyond 0-10. KeptRun.DoesNotExist: it is none of theirs. PermissionDenied as above.
    """
    patient = held(by, patient_id).patient
    run = KeptRun.objects.get(id=run_id, patient=patient)
    if effort is not None and not 0 <= effort <= 10:
        raise Refusal(gettext("effort goes from 0 to 10"), gettext("effort"), gettext("Choose one of them"))
    if run.effort != effort:
        run.effort = effort
        run.save(update_fields=["effort"])
        audit.record(by, "said how hard a run was", run, patient=patient_id)
    return run


@transaction.atomic
def hide_run(*, by: Account, patient_id: UUID, run_id: UUID, hidden: bool) -> KeptRun:
    """Let a run count for nothing, or count again. It stays, and so does its file. For the runner alone.

    KeptRun.DoesNotExist: it is none of theirs.
    """
    patient = held_by_runner(by, patient_id).patient
    run = KeptRun.objects.get(id=run_id, patient=patient)
    if run.hidden != hidden:
        run.hidden = hidden
        run.save(update_fields=["hidden"])
        WeeksOfRuns(patient).add_up([run.on])
        audit.record(by, "put a run aside" if hidden else "let a run count again", run, patient=patient_id)
    return run


@transaction.atomic
def delete_run(*, by: Account, patient_id: UUID, run_id: UUID) -> None:
    """Delete a run with every file that holds it and no other run. For the runner alone.

    KeptRun.DoesNotExist: it is none of theirs.
    """
    patient = held_by_runner(by, patient_id).patient
    run = KeptRun.objects.get(id=run_id, patient=patient)
    gone = Undoing(patient).delete(run)
    transaction.on_commit(partial(drop_bytes, by=str(by), patient_id=patient_id, hashes=gone))
    audit.record(by, "deleted a run", KeptRun(id=run_id), patient=patient_id)
