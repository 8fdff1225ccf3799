"""A file that its runner hands in, in pieces: a lost connection or a closed tab costs one piece."""

from __future__ import annotations

from datetime import datetime, timedelta
from functools import partial
from pathlib import PurePosixPath
from uuid import UUID

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext

from runwell.records import audit
from runwell.records.access.people import demand_of
from runwell.records.access.room_for_runs import demand_room_on_its_way
from runwell.records.access.writing import held_by_runner
from runwell.records.actions.jobs import put_off
from runwell.records.importing import uploaded
from runwell.records.models import Account, Patient, RunImport, Upload
from runwell.refusals import Refusal

LARGEST = 4_000_000_000
PIECE = 8_000_000
UNDER_WAY = 5
FORGOTTEN_AFTER = timedelta(days=7)
KIND = "import-runs"


@transaction.atomic
def begin(*, by: Account, patient_id: UUID, name: str, size: int, now: datetime | None = None) -> Upload:
    """Where the pieces go. One of the same name and size that is under way is gone on with: see `received`.

    Refusal: empty, larger than 4 GB, no room on the disk or among their files, too many at once.
    PermissionDenied for all but the runner.
    """
    patient = held_by_runner(by, patient_id).patient
    called = _plain_name(name)
    if not 0 < size <= LARGEST:
        what = gettext("this file is empty") if size <= 0 else gettext("this file is larger than 4 GB")
        raise Refusal(what, called, gettext("Choose another, or hand in a part of it"))
    under_way = Upload.objects.filter(patient=patient, finished_at=None)
    if found := under_way.filter(name=called, size=size).first():
        return found
    if under_way.count() >= UNDER_WAY:
        mend = gettext("Let one of them end first, or take it back")
        raise Refusal(gettext("several files of yours are on their way already"), called, mend)
    demand_room_on_its_way(patient, called, size)
    uploaded.demand_room(size)
    at = now or timezone.now()
    upload = Upload.objects.create(patient=patient, name=called, size=size, began_at=at, told_at=at)
    audit.record(by, "began to hand in watch files", upload, patient=patient_id)
    return upload


@transaction.atomic
def add_piece(
    *, by: Account, patient_id: UUID, upload_id: UUID, at: int, data: bytes, now: datetime | None = None
) -> Upload:
    """Add the bytes from `at` on. Look at `received` of what comes back: the next piece begins there.

    What is there already changes nothing, so a piece may be sent again; one that lies further on is not
    taken. Refusal: it is too long, is more than was announced, or no room is left. Upload.DoesNotExist: it
    is none of theirs.
    """
    held_by_runner(by, patient_id)
    upload = Upload.objects.select_for_update().get(id=upload_id, patient=patient_id)
    if len(data) > PIECE or at + len(data) > upload.size:
        mend = gettext("Begin again with this file")
        raise Refusal(gettext("this is more than was announced"), upload.name, mend)
    if upload.finished_at or not at <= upload.received < at + len(data):
        return upload
    uploaded.demand_room(len(data))  # several that had room each when they began may have none together
    uploaded.write(upload.id, upload.received, data[upload.received - at :])
    upload.received, upload.told_at = at + len(data), now or timezone.now()
    upload.save(update_fields=["received", "told_at"])
    return upload


@transaction.atomic
def finish(*, by: Account, patient_id: UUID, upload_id: UUID, now: datetime | None = None) -> RunImport:
    """All pieces are there: have the runs read. A second time gives the same import.

    Refusal: pieces are missing. Upload.DoesNotExist: it is none of theirs.
    """
    patient = held_by_runner(by, patient_id).patient
    upload = Upload.objects.select_for_update().get(id=upload_id, patient=patient_id)
    if found := RunImport.objects.filter(upload=upload).first():
        return found
    if upload.received < upload.size:
        mend = gettext("Choose the file again: what is here already is not sent again")
        raise Refusal(gettext("a part of the file is still missing"), upload.name, mend)
    at = now or timezone.now()
    upload.finished_at = at
    upload.save(update_fields=["finished_at"])
    begun = RunImport.objects.create(patient=patient, upload=upload, name=upload.name, began_at=at)
    put_off(by=by, kind=KIND, about={"import": str(begun.id)}, due_at=at, key=f"{KIND} {begun.id} 0")
    audit.record(by, "handed in watch files", begun, patient=patient_id)
    return begun


@transaction.atomic
def take_back(*, by: Account, patient_id: UUID, upload_id: UUID) -> None:
    """Forget a file that is still on its way. Upload.DoesNotExist: it is none of theirs, or is all there."""
    held_by_runner(by, patient_id)
    upload = Upload.objects.get(id=upload_id, patient=patient_id, finished_at=None)
    _forget(upload)
    audit.record(by, "took back watch files", Upload(id=upload_id), patient=patient_id)


@transaction.atomic
def forget_abandoned(*, by: str, now: datetime) -> int:
    """Delete the uploads of which nothing came for a week. How many there were."""
    demand_of(by)
    abandoned = list(Upload.objects.filter(finished_at=None, told_at__lte=now - FORGOTTEN_AFTER))
    for upload in abandoned:
        _forget(upload)
    if abandoned:
        audit.record(by, f"deleted {len(abandoned)} abandoned uploads")
    return len(abandoned)


def _forget(upload: Upload) -> None:
    gone = upload.id
    Patient.objects.select_for_update().filter(id=upload.patient_id).first()
    upload.delete()
    transaction.on_commit(partial(uploaded.drop, gone))


def _plain_name(name: str) -> str:
    """The last part of it, to be shown; never a place on our disk."""
    said = PurePosixPath(name.replace("\\", "/")).name.strip()
    return "".join(letter for letter in said if letter.isprintable())[:200] or gettext("watch files")
