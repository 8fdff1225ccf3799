"""The bytes of an upload, in a file of the data folder that grows piece by piece."""

from __future__ import annotations

import os
import shutil
from pathlib import Path
from uuid import UUID

from django.conf import settings
from django.utils.translation import gettext

from runwell.refusals import Refusal

FOLDER = "uploads"
LEFT_FREE = 1_000_000_000
"""Bytes of the disk that no upload may take: the database needs room to go on."""


def place(upload_id: UUID) -> Path:
    """Where it lies. Not among what is backed up: it is on its way, and its runner has it."""
    return Path(settings.RUNWELL_DATA) / FOLDER / upload_id.hex


def demand_room(size: int) -> None:
    """Refusal: the disk of the server has no room for so many bytes."""
    folder = Path(settings.RUNWELL_DATA) / FOLDER
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    if shutil.disk_usage(folder).free < size + LEFT_FREE:
        mend = gettext("Try again later, or hand in a part of it")
        raise Refusal(gettext("there is no room for it on our server now"), gettext("file"), mend)


def write(upload_id: UUID, at: int, data: bytes) -> None:
    """Put a piece in its place, and wait until the disk has it. What lay behind it was never confirmed."""
    path = place(upload_id)
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    handle = os.open(path, os.O_WRONLY | os.O_CREAT, 0o600)
    with os.fdopen(handle, "wb") as file:
        file.seek(at)
        file.write(data)
        file.truncate()
        file.flush()
        os.fsync(handle)


def drop(upload_id: UUID) -> None:
    place(upload_id).unlink(missing_ok=True)
