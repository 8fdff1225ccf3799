"""Watch files that come in one form: several become one archive, so that they are one import."""

from __future__ import annotations

from collections.abc import Sequence
from tempfile import TemporaryFile
from typing import IO, Any
from zipfile import ZIP_STORED, ZipFile

from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext

from runwell.records.actions import uploads
from runwell.records.models import Patient, RunImport, Upload
from runwell.refusals import Refusal

PIECE = 4_000_000


def hand_in(record: Patient, files: Sequence[UploadedFile[Any]]) -> RunImport:
    """Take all of them in at once. Refusal: there is none, or it is none that we take."""
    if not files:
        mend = gettext("Choose one file or several")
        raise Refusal(gettext("no file was chosen"), "files", mend)
    if len(files) == 1:
        return _taken(record, str(files[0].name), files[0])
    with TemporaryFile() as bundle:
        with ZipFile(bundle, "w", ZIP_STORED) as archive:
            for number, file in enumerate(files, start=1):
                # Two folders may hold files of the same name.
                archive.writestr(f"{number:04}-{file.name}", file.read())
        return _taken(record, gettext("{n} files").format(n=len(files)), bundle)


def _taken(record: Patient, name: str, file: IO[bytes] | UploadedFile[Any]) -> RunImport:
    of = {"by": record.account, "patient_id": record.id}
    upload = begun(record, name, file.seek(0, 2) or file.tell(), known="")
    file.seek(0)
    at = 0
    while data := file.read(PIECE):
        uploads.add_piece(**of, upload_id=upload.id, at=at, data=data)
        at += len(data)
    return uploads.finish(**of, upload_id=upload.id)


def begun(record: Patient, name: str, size: int, known: str) -> Upload:
    """Where the pieces of it go. known: the upload that this very file is, as the device remembers it; one of
    the same name and size that the device does not know may be another file, and makes room for this one.
    """
    of = {"by": record.account, "patient_id": record.id}
    found = uploads.begin(**of, name=name, size=size)
    if found.received and str(found.id) != known:
        uploads.take_back(**of, upload_id=found.id)
        found = uploads.begin(**of, name=name, size=size)
    return found
