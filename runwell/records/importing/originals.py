"""The bytes that runners handed in, by hash, beside the database: a folder for each patient.

Nobody's bytes are shared: what one takes back is gone, and no clash tells anybody that another has the same.
"""

from __future__ import annotations

import gzip
import os
import shutil
import zlib
from collections.abc import Iterator
from pathlib import Path
from uuid import UUID

from django.conf import settings

FOLDER, FOLDED = "originals", b"\x1f\x8b"
LEVEL = 1
"""Of gzip. Watch files are dense: level 6 takes four times as long and saves a tenth."""


def place(patient_id: UUID, sha256: str) -> Path:
    """Where the bytes of this hash lie."""
    return of_patient(patient_id) / sha256[:2] / sha256[2:]


def of_patient(patient_id: UUID) -> Path:
    return Path(settings.RUNWELL_DATA) / FOLDER / patient_id.hex


def packed(data: bytes) -> tuple[str, bytes]:
    """What is written, and how its name ends: folded where that is smaller."""
    if data[:2] == FOLDED:
        return "", data
    folded = zlib.compress(data, LEVEL, wbits=31)
    return (".gz", folded) if len(folded) < len(data) else ("", data)


def keep(patient_id: UUID, sha256: str, ending: str, held: bytes) -> None:
    """Write it whole or not at all, for nobody but us to read; what is there already stays."""
    target = place(patient_id, sha256).with_name(sha256[2:] + ending)
    if target.exists():
        return
    target.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    draft = target.with_name(f".{target.name}.{os.getpid()}")
    handle = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(held)
            file.flush()
            os.fsync(handle)
        draft.rename(target)
    except OSError:
        draft.unlink(missing_ok=True)  # a full disk is not filled by what is of no use
        raise


def read(patient_id: UUID, sha256: str) -> bytes:
    """The bytes as they were handed in. FileNotFoundError: they are not there."""
    path = place(patient_id, sha256)
    if path.exists():
        return path.read_bytes()
    return gzip.decompress(path.with_name(path.name + ".gz").read_bytes())


def ending_of(patient_id: UUID, sha256: str) -> str | None:
    """ ".gz" where the runner handed it in folded, else ""; None where the bytes are not there."""
    path = place(patient_id, sha256)
    if path.exists():
        with path.open("rb") as file:
            return ".gz" if file.read(2) == FOLDED else ""
    return "" if path.with_name(path.name + ".gz").exists() else None


def drop(patient_id: UUID, sha256: str) -> None:
    path = place(patient_id, sha256)
    for one in (path, path.with_name(path.name + ".gz")):
        one.unlink(missing_ok=True)


def drop_all(patient_id: UUID) -> None:
    """Everything of one patient, drafts of a killed import too."""
    shutil.rmtree(of_patient(patient_id), ignore_errors=True)


def patients_on_disk() -> Iterator[UUID]:
    """Whose bytes lie here."""
    for folder in (Path(settings.RUNWELL_DATA) / FOLDER).glob("*"):
        if len(folder.name) == 32 and folder.is_dir():
            yield UUID(hex=folder.name)


def hashes_on_disk(patient_id: UUID, *, older_than: float) -> Iterator[str]:
    """The hash of each file of a patient that was written before this second since 1970."""
    for path in of_patient(patient_id).glob("*/*"):
        if path.stat().st_mtime < older_than and not path.name.startswith("."):
            yield path.parent.name + path.name.removesuffix(".gz")
