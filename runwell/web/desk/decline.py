"""No to a request, or to a visit that was agreed, with a reason that the runner reads."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods

from runwell.records.access.booking import changeable_requests
from runwell.records.access.visits import with_time
from runwell.records.actions.desk_visits import decline_visit
from runwell.records.models import Visit
from runwell.refusals import Refusal
from runwell.web.desk.cards import card, meanwhile
from runwell.web.desk.requests import told_how, way_back
from runwell.web.staff.words import in_words
from runwell.web.visits.seen import seen

MOST = 500


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def decline(request: HttpRequest, request_id: UUID) -> HttpResponse:
    """Sentences to choose from, and room for one's own; 403 for requests of other desks."""
    found = changeable_requests(request.user).filter(id=request_id).first()
    if found is None:
        raise PermissionDenied("this request is not for your desk")
    page: dict[str, Any] = {
        "card": card(with_time(found)),
        "asked": found,
        "sentences": sentences(),
        "typed": request.POST,
    }
    page["back"] = way_back(request.user, found)
    if request.method != "POST":
        return render(request, "desk/decline.html", page)
    if str(page["card"].seen) != request.POST.get("seen", ""):
        problem = gettext("Somebody was faster, so nothing was done. What you wrote is still here.")
        problem = f"{problem} {meanwhile(request.user, request_id)}"
        return render(request, "desk/decline.html", {**page, "problem": problem}, status=409)
    own = request.POST.get("own", "").strip()
    said = " ".join(filter(None, (_chosen(request.POST.get("sentence", "")), own)))
    if not said:
        problem = gettext("Choose a sentence or write one, so that the runner knows why.")
        return render(request, "desk/decline.html", {**page, "problem": problem}, status=400)
    try:
        as_shown: dict[str, Any] = {"visit_id": seen(request), "state": request.POST.get("state", "")}
        told = decline_visit(by=request.user, request_id=request_id, said=said, **as_shown)
    except Refusal as refusal:
        problem = f"{in_words(refusal)} {meanwhile(request.user, request_id)}"
        return render(request, "desk/decline.html", {**page, "problem": problem}, status=409)
    called_off = told.visit is not None and told.visit.state == Visit.CANCELLED
    done = gettext("Canceled.") if called_off else gettext("Declined.")
    messages.success(request, f"{done} {told_how(told.request)}")
    return redirect(page["back"])


def sentences() -> tuple[str, ...]:
    """What runners are told most often. None says anything about their health."""
    return (
        gettext("We have no free time that suits you. Please call us, so that we find one together."),
        gettext("Please see a doctor first. Call us when you have, and we find a time for you."),
        gettext("You called us and need no visit any more."),
        gettext("We tried to reach you several times. Send a new request whenever you like."),
        gettext("The clinician cannot come at that time. Please call us for another one."),
    )


def _chosen(number: str) -> str:
    known = {str(nth): sentence for nth, sentence in enumerate(sentences())}
    return known.get(number, "")
