"""Which bytes of a patient were read before, for tasks of the server."""

from __future__ import annotations

from collections.abc import Iterable
from uuid import UUID

from django.db.models import Q

from runwell.records.models import OriginalFile, Patient, RunImport


def read_before(patient_id: UUID, hashes: Iterable[str], reader: int) -> set[str]:
    """Those of the hashes that need not be read again by this version of the readers."""
    settled = Q(holds=OriginalFile.RUNS) | Q(reader__gte=reader)
    known = OriginalFile.objects.filter(settled, patient=patient_id, sha256__in=list(hashes))
    return set(known.values_list("sha256", flat=True))


def run_import(import_id: UUID) -> RunImport | None:
    """An import with whose it is; None where its owner is gone."""
    found = RunImport.objects.select_related("upload", "patient__account", "patient__location")
    return found.filter(id=import_id).first()


def patient_with_office(patient_id: UUID) -> Patient:
    return Patient.objects.select_related("location", "account").get(id=patient_id)
