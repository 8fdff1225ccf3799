"""What the pages of runs have in common: one's own run, and a list in pages."""

from __future__ import annotations

from functools import wraps
from typing import Any
from uuid import UUID

from django.contrib.auth.decorators import login_required
from django.core.exceptions import ObjectDoesNotExist, PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse

from runwell.records import access
from runwell.records.access.people import Someone
from runwell.records.access.runs import Report, RunPage, report, run_of
from runwell.web.my.with_record import OwnView, P, View

NO_RUN, NO_REPORT = "no such run in this record", "no such report in this record"


def with_own_record(view: OwnView[P]) -> View[P]:
    """The decorator of a page about one thing of a record: whoever has no record has no such thing."""

    @wraps(view)
    def opened(request: HttpRequest, /, *args: P.args, **kwargs: P.kwargs) -> HttpResponse:
        record = access.own_record(request.user)
        if record is None:
            raise Http404(NO_RUN)
        return view(request, record, *args, **kwargs)

    return login_required(opened)


def the_run(by: Someone, patient_id: UUID, run_id: UUID) -> RunPage:
    """Http404 for what is none of theirs: nobody learns that it is another's."""
    try:
        return run_of(by, patient_id, run_id)
    except ObjectDoesNotExist:
        raise Http404(NO_RUN) from None


def the_report(by: Someone, patient_id: UUID, import_id: UUID) -> Report:
    """The same for a report."""
    try:
        return report(by, patient_id, import_id)
    except (ObjectDoesNotExist, PermissionDenied):
        raise Http404(NO_REPORT) from None


def whole(said: Any, low: int, high: int) -> int | None:
    """A whole number between both, out of a form; None where it is none."""
    text = str(said or "")
    return int(text) if text.isdecimal() and len(text) < 16 and low <= int(text) <= high else None
