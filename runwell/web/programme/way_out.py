"""What leads out of a phase: the checks that are counted from the log, and those that the runner does."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.text import capfirst
from django.utils.translation import gettext
from django.views.decorators.http import require_POST

from runwell.records.access.phase_exits import phase_exit, ticks_of
from runwell.records.access.programmes import current_programme
from runwell.records.actions.phase_moves import move_phase
from runwell.records.actions.phase_ticks import tick_check, untick_check
from runwell.records.models import KeptProgramme, Patient, ProgrammeChange
from runwell.refusals import Refusal
from runwell.web.programme.agreed import with_agreed_record

SHOWN = 3
"""Days that are named beside a check."""


@dataclass(frozen=True, slots=True)
class WayCheck:
    """by: who says it, as in ExitCheck. days: on which it held, the last ones. seen: a clinician said so.

    today: what the runner said of it today: "held", "failed" or "".
    """

    id: str
    says: str
    by: str
    days: tuple[date, ...]
    seen: bool
    today: str


@dataclass(frozen=True, slots=True)
class WayOut:
    """ready: every check held. bone: only a clinician opens what comes. next: the phase that comes.

    waits: something else holds today in the program's place, and nobody goes on from there.
    """

    checks: tuple[WayCheck, ...]
    ready: bool
    bone: bool
    next: int
    waits: bool = False


def way_out(kept: KeptProgramme, today: date, *, waits: bool = False) -> WayOut | None:
    """How far the runner is with leaving the phase; None where no checks stand before what comes next."""
    found = phase_exit(kept, today)
    if found is None:
        return None
    mine = [one for one in ticks_of(kept) if one.by == ProgrammeChange.RUNNER and one.on == today]
    said = {one.check_id: "held" if one.passed else "failed" for one in mine}
    seen = {one.id for one in found.seen}
    checks = tuple(
        WayCheck(
            held.check.id,
            held.check.says,
            held.check.by,
            held.days[-SHOWN:],
            held.check.id in seen,
            said.get(held.check.id, ""),
        )
        for held in found.exit.checks
    )
    return WayOut(checks, found.ready and not found.gate, bool(found.gate), found.phase + 1, waits)


@require_POST
@with_agreed_record
def tick(request: HttpRequest, record: Patient) -> HttpResponse:
    """What the runner says of a check that they did today; or it is taken back."""
    check, held = request.POST.get("check", ""), request.POST.get("held", "")
    of = {"by": request.user, "patient_id": record.id, "check": check, "on": timezone.localdate()}
    try:
        if held == "undo":
            untick_check(**of)
        elif held in ("yes", "no"):
            tick_check(**of, passed=held == "yes")
    except Refusal as refusal:
        messages.error(request, _in_words(refusal))
    return redirect(reverse("programme:program") + "#phase")


@require_POST
@with_agreed_record
def move(request: HttpRequest, record: Patient) -> HttpResponse:
    """On to the next phase, once every check held."""
    kept = current_programme(record)
    if kept is None:
        return redirect("programme:program")
    try:
        to, today = kept.phase + 1, timezone.localdate()
        move_phase(by=request.user, patient_id=record.id, phase=to, today=today)
    except Refusal as refusal:
        messages.error(request, _in_words(refusal))
    else:
        messages.success(request, gettext("You are in the next phase. Your exercises have changed with it."))
    return redirect("programme:program")


def _in_words(refusal: Refusal) -> str:
    return f"{capfirst(refusal.what)}. {refusal.mend}.".replace("..", ".")
