"""Which bytes of a patient were read before, for tasks of the server."""

from __future__ import annotations

from uuid import UUID

from django.db.models import Q

from runwell.records.models import OriginalFile, RunImport


def read_before(patient_id: UUID, reader: int) -> set[str]:
    """The hashes of all files that need not be read again by this version of the readers."""
    settled = Q(holds=OriginalFile.RUNS) | Q(reader__gte=reader)
    known = OriginalFile.objects.filter(settled, patient=patient_id)
    return set(known.values_list("sha256", flat=True).iterator(chunk_size=2000))


def run_import(import_id: UUID) -> RunImport | None:
    """An import with whose it is; None where its owner is gone."""
    found = RunImport.objects.select_related("upload", "patient__account", "patient__location")
    return found.filter(id=import_id).first()
