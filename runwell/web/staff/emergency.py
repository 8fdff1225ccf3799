"""A record that is open for an hour, in an emergency: its pages say so, and nothing is sent from them."""

from __future__ import annotations

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone

from runwell.records import access
from runwell.records.models import OpenedRecord


def emergency_in(request: HttpRequest, patient_id: UUID) -> OpenedRecord | None:
    """By what the reader reads this record, if not as always; `staff/base.html` says so."""
    request.emergency = access.emergency_of(request.user, patient_id, timezone.now())
    return request.emergency


def reads_only(request: HttpRequest, patient_id: UUID) -> bool:
    """That they do not look after this patient."""
    opened = emergency_in(request, patient_id)
    return opened is not None and not access.looked_after(request.user).filter(id=patient_id).exists()


def only_read(request: HttpRequest, patient_id: UUID) -> HttpResponse:
    """What was typed is shown once more, to be taken elsewhere. It is kept nowhere."""
    typed = [words for words in request.POST.values() if len(words.split()) > 1]
    told = {"patient_id": patient_id, "typed": typed}
    return render(request, "staff/only_read.html", told, status=403)
