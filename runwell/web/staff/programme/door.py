"""Who comes to the pages of a patient's program: a clinician who may read the record, and not their own."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any
from uuid import UUID

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect

from runwell.records import access
from runwell.records.actions import reading
from runwell.records.roles import Role
from runwell.web.staff.emergency import only_read, reads_only
from runwell.web.staff.only_for import View, only_for
from runwell.web.staff.record import closed


def with_patient(view: Callable[..., HttpResponse]) -> View:
    """Gives the view the patient in the place of the id. Each look is on the trail, as of the record itself.

    A clinician who is a patient here is led to their own pages, and changes nothing here. Whoever opened the
    record in an emergency reads it, and sends nothing.
    """

    @only_for(Role.CLINICIAN)
    @wraps(view)
    def asked(request: HttpRequest, patient_id: UUID, **kwargs: Any) -> HttpResponse:
        own = access.own_record(request.user)
        if own and own.id == patient_id:
            if request.method == "POST":
                raise PermissionDenied("nobody changes their own program here")
            return redirect("programme:program")
        try:
            patient = reading.look_at_record(by=request.user, patient_id=patient_id)
        except PermissionDenied:
            return closed(request, patient_id)
        if reads_only(request, patient_id) and request.method == "POST":
            return only_read(request, patient_id)
        return view(request, patient, **kwargs)

    return asked
