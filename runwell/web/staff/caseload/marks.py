"""One button in the list: I have looked at it."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext
from django.views.decorators.http import require_POST

from runwell.records.access.caseload import standing_state
from runwell.records.access.writing import OnlyRead
from runwell.records.actions.as_seen import ChangedMeanwhile, act_as_seen
from runwell.records.actions.prescriptions import look_at_course
from runwell.records.roles import Role
from runwell.refusals import Refusal
from runwell.web.staff.caseload.page import Asked
from runwell.web.staff.only_for import only_for
from runwell.web.staff.words import in_words


@require_POST
@only_for(Role.CLINICIAN)
def looked(request: HttpRequest, patient_id: UUID) -> HttpResponse:
    """They looked at what the list showed: where more is known by now, nothing is noted."""

    def act() -> None:
        look_at_course(by=request.user, patient_id=patient_id)

    of = {"by": request.user, "patient_id": patient_id, "seen": request.POST.get("seen", "")}
    try:
        act_as_seen(**of, act=act, state=standing_state)
    except ChangedMeanwhile:
        messages.error(request, gettext("There is news of this patient, so nothing was noted. Look again."))
    except OnlyRead:  # who is read in an emergency alone stands on no list of theirs
        raise
    except Refusal as refusal:
        messages.error(request, in_words(refusal))
    else:
        messages.success(request, gettext("Noted that you looked at it."))
    query = Asked.of(request.POST).query()
    return redirect(reverse("staff:caseload") + (f"?{query}" if query else ""))
