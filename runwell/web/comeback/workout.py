"""A planned run as a file that a watch follows."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.views.decorators.http import require_safe

from runwell.exchange.watch_workout import watch_workout
from runwell.records.access.before_sessions import before_session
from runwell.records.access.comebacks import way_back
from runwell.records.actions.programme_days import bring_up_to_date
from runwell.records.models import Patient
from runwell.refusals import Refusal
from runwell.web.comeback.forms import is_day
from runwell.web.programme.agreed import with_agreed_record


@require_safe
@with_agreed_record
def workout(request: HttpRequest, record: Patient, day: str) -> HttpResponse:
    """The run of that day; where there is none to be done, the page that says why."""
    on, today = is_day(day), timezone.localdate()
    try:
        stands = bring_up_to_date(by=request.user, patient_id=record.id, today=today)
        way = way_back(request.user, record, today)
        asked = before_session(record, stands.kept, stands.flares, today)
    except Refusal:
        way = asked = None
    open_runs = way.stands.planned if way and way.stands.open and not asked else ()
    planned = next((one for one in open_runs if one.on == on), None)
    if planned is None:
        return redirect("comeback:return")  # which says why
    response = HttpResponse(watch_workout(planned), content_type="application/vnd.ant.fit")
    response["Content-Disposition"] = f'attachment; filename="run-{planned.on.isoformat()}.fit"'
    return response
