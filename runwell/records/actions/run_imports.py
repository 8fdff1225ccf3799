"""Reading what runners handed in into rows, and taking it back."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import datetime, timedelta
from functools import partial
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from runwell.records import audit
from runwell.records.access.people import demand_of
from runwell.records.access.room_for_runs import demand_room_to_keep
from runwell.records.access.writing import held, held_by_runner
from runwell.records.actions.jobs import put_off
from runwell.records.actions.reporting import Reporting
from runwell.records.actions.undoing import Undoing
from runwell.records.actions.uploads import KIND
from runwell.records.audit import By
from runwell.records.importing import originals, uploaded
from runwell.records.importing.reading import Held, Member
from runwell.records.models import OriginalFile, Patient, RunImport
from runwell.refusals import Refusal

Read = tuple[Member, Held | None]
"""A member with what is in it; None where nobody looked, since the same bytes were read before."""


@transaction.atomic
def begin_from_path(*, by: str, patient_id: UUID, name: str, mark: str) -> RunImport:
    """An import of what lies on this machine. One that was killed is gone on with. mark: of that path."""
    demand_of(by)
    patient = held(by, patient_id).patient
    under_way = RunImport.objects.filter(patient=patient, mark=mark, state=RunImport.WAITING)
    if found := under_way.first():
        return found
    begun = RunImport.objects.create(patient=patient, name=name[:200], mark=mark)
    audit.record(by, "handed in watch files", begun, patient=patient_id)
    return begun


@transaction.atomic
def take_in_watch_files(*, by: str, import_id: UUID, place: int, read: Sequence[Read]) -> RunImport:
    """Keep the runs of these files, which stand at `place` and after it. What is kept is kept for good.

    Where somebody else has gone on from that place meanwhile, or the import was undone, nothing changes:
    look at `place` and `state` of what comes back. Refusal: more would be kept than of one patient may be.
    """
    demand_of(by)
    patient = held(by, RunImport.objects.values_list("patient_id", flat=True).get(id=import_id)).patient
    found = RunImport.objects.select_for_update().get(id=import_id)
    if found.state != RunImport.WAITING or found.place != place or not read:
        return found
    to_keep = [member.size for member, holds in read if holds and holds.activities]
    demand_room_to_keep(patient, found.name, sum(to_keep), len(to_keep))
    Reporting(patient, found).report(read)
    if found.place > place:
        found.begun, found.tried = 1, 0
    found.save()
    return found


@transaction.atomic
def go_on_later(*, by: str, import_id: UUID, now: datetime) -> None:
    """Have the next piece of this import read. Were it put off twice, each piece is still kept once."""
    demand_of(by)
    if RunImport.objects.filter(id=import_id, state=RunImport.WAITING).update(begun=0):
        put_off(by=by, kind=KIND, about={"import": str(import_id)}, due_at=now)


@transaction.atomic
def end_import(*, by: str, import_id: UUID, now: datetime, why: Refusal | None = None) -> RunImport:
    """All of it has been read; or none of it can be, or no more. A second time changes nothing."""
    demand_of(by)
    patient = held(by, RunImport.objects.values_list("patient_id", flat=True).get(id=import_id)).patient
    found = RunImport.objects.select_for_update(of=("self",)).select_related("upload").get(id=import_id)
    if found.state != RunImport.WAITING:
        return found
    found.state, found.done_at = (RunImport.STOPPED if why else RunImport.DONE), now
    if why:
        found.what, found.mend = why.what[:300], why.mend[:300]
    _forget_upload(found)
    found.save()
    audit.record(by, "read watch files", found, patient=patient.id)
    return found


@transaction.atomic
def undo(*, by: By, patient_id: UUID, import_id: UUID) -> RunImport:
    """Take back what only this import brought: its files and their runs. A second time changes nothing.

    A run that another import brought too stays, with what the other knows of it. Its report stays.
    RunImport.DoesNotExist: it is none of theirs. PermissionDenied for all but the runner.
    """
    own = held(by, patient_id) if isinstance(by, str) else held_by_runner(by, patient_id)
    found = RunImport.objects.select_for_update().get(id=import_id, patient=own.patient)
    if found.state == RunImport.UNDONE:
        return found
    gone = Undoing(own.patient).take_back(found)
    found.state, found.done_at = RunImport.UNDONE, timezone.now()
    _forget_upload(found)
    found.save()
    transaction.on_commit(partial(drop_bytes, by=str(by), patient_id=patient_id, hashes=gone))
    audit.record(by, "undid an import of runs", found, patient=patient_id)
    return found


@transaction.atomic
def drop_bytes(*, by: str, patient_id: UUID, hashes: Collection[str]) -> None:
    """Delete those bytes that no row names any more, while nobody can add such a row."""
    demand_of(by)
    Patient.objects.select_for_update().filter(id=patient_id).first()
    rows = OriginalFile.objects.filter(patient=patient_id, holds=OriginalFile.RUNS)
    named = set(rows.values_list("sha256", flat=True)) if hashes else set()
    for sha256 in set(hashes) - named:
        originals.drop(patient_id, sha256)


@transaction.atomic
def sweep_bytes(*, by: str, now: datetime) -> None:
    """Delete bytes of a day ago and before that no row names: whoever was to delete them was killed."""
    demand_of(by)
    for patient_id in originals.patients_on_disk():
        if not Patient.objects.filter(id=patient_id).exists():
            originals.drop_all(patient_id)
            continue
        yesterday = (now - timedelta(days=1)).timestamp()
        lie_there = list(originals.hashes_on_disk(patient_id, older_than=yesterday))
        drop_bytes(by=by, patient_id=patient_id, hashes=lie_there)


def _forget_upload(found: RunImport) -> None:
    """The runs are kept, so the archive that they came in need not be."""
    if upload := found.upload:
        found.upload = None
        found.save(update_fields=["upload"])
        transaction.on_commit(partial(uploaded.drop, upload.pk))
        upload.delete()
