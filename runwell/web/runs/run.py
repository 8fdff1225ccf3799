"""The page of one run, and what its runner says of it: how far, how hard, whether it counts."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from uuid import UUID

from django.contrib import messages
from django.core.exceptions import ObjectDoesNotExist
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from runwell.records import access
from runwell.records.actions import runs
from runwell.records.models import Patient
from runwell.refusals import Refusal
from runwell.web import distances
from runwell.web.diary.fields import refusal_words
from runwell.web.runs.door import NO_RUN, the_run, whole, with_own_record
from runwell.web.runs.shown import RunShown, run_shown
from runwell.web.runs.words import EASIEST, HARDEST, Words


@dataclass(frozen=True, slots=True)
class RunPageShown:
    """agrees: False where they took back their agreement, so that nothing can be said."""

    run: RunShown
    agrees: bool
    unit: str
    efforts: range = range(11)
    ends: tuple[Words, Words] = (EASIEST, HARDEST)


@require_safe
@with_own_record
def run(request: HttpRequest, record: Patient, run_id: UUID) -> HttpResponse:
    """Everything of it, with the parts near home: it is theirs."""
    found = run_shown(the_run(request.user, record.id, run_id))
    page = RunPageShown(found, access.agrees(request.user), distances.units())
    return render(request, "runs/run.html", {"page": page})


@require_POST
@with_own_record
def distance(request: HttpRequest, record: Patient, run_id: UUID) -> HttpResponse:
    """How far it was: typed, or as the file says, which confirms it; or taken back."""
    found = the_run(request.user, record.id, run_id)
    act, said = request.POST.get("act", ""), request.POST.get("distance", "")
    meters = None if act == "back" else distances.given(said)
    if act == "right":
        meters = found.file_meters
    if meters is None and act != "back":
        messages.warning(request, gettext("Enter the distance as a number, such as 6.2."))
        return redirect("runs:run", run_id)
    of = {"by": request.user, "patient_id": record.id, "run_id": run_id}
    return _said(request, run_id, lambda: runs.correct_distance(**of, meters=meters))


@require_POST
@with_own_record
def effort(request: HttpRequest, record: Patient, run_id: UUID) -> HttpResponse:
    """How hard it was, or taken back."""
    said = whole(request.POST.get("effort"), 0, 10)
    of = {"by": request.user, "patient_id": record.id, "run_id": run_id}
    return _said(request, run_id, lambda: runs.say_effort(**of, effort=said))


@require_POST
@with_own_record
def aside(request: HttpRequest, record: Patient, run_id: UUID) -> HttpResponse:
    """It counts no more, or again."""
    hidden = request.POST.get("aside") == "yes"
    of = {"by": request.user, "patient_id": record.id, "run_id": run_id}
    return _said(request, run_id, lambda: runs.hide_run(**of, hidden=hidden))


@require_http_methods(["GET", "HEAD", "POST"])
@with_own_record
def delete(request: HttpRequest, record: Patient, run_id: UUID) -> HttpResponse:
    """The question; and, with the button, it is gone, and its file with it."""
    found = run_shown(the_run(request.user, record.id, run_id))
    if request.method != "POST":
        return render(request, "runs/delete.html", {"page": {"run": found}})
    try:
        runs.delete_run(by=record.account, patient_id=record.id, run_id=run_id)
    except Refusal as refusal:
        page = {"run": found, "problem": refusal}
        return render(request, "runs/delete.html", {"page": page}, status=400)
    except ObjectDoesNotExist:
        raise Http404(NO_RUN) from None
    messages.success(request, gettext("Deleted."))
    return redirect("runs:runs")


def _said(request: HttpRequest, run_id: UUID, act: Callable[[], object]) -> HttpResponse:
    try:
        act()
    except Refusal as refusal:
        messages.warning(request, refusal_words(refusal))
    except ObjectDoesNotExist:
        raise Http404(NO_RUN) from None
    else:
        messages.success(request, gettext("Kept."))
    return redirect("runs:run", run_id)
