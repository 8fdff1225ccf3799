"""When a runner wants to be reminded of a session by mail; the mail says nothing about health."""

from __future__ import annotations

from dataclasses import dataclass

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods

from runwell.records.access.programmes import current_programme
from runwell.records.actions.session_reminders import set_reminders
from runwell.records.models import Patient
from runwell.refusals import Refusal
from runwell.web.programme.agreed import with_agreed_record

EARLIEST, LATEST, USUAL = 5, 22, 18
"""Hours that are offered: nobody is woken by a reminder."""


@dataclass(frozen=True, slots=True)
class RemindersPage:
    """hours: each with its words, and whether it is chosen."""

    by_mail: bool
    hours: tuple[tuple[int, str, bool], ...]


@require_http_methods(["GET", "HEAD", "POST"])
@with_agreed_record
def reminders(request: HttpRequest, record: Patient) -> HttpResponse:
    """The setting; and, sent, what holds from then on."""
    kept = current_programme(record)
    if kept is None:
        return redirect("programme:program")
    if request.method != "POST":
        hour = USUAL if kept.remind_at is None else kept.remind_at
        return render(request, "programme/reminders.html", {"page": _page(kept.remind_by_mail, hour)})
    by_mail, said = request.POST.get("mail") == "yes", request.POST.get("hour", "")
    hour = int(said) if said in {str(one) for one in range(EARLIEST, LATEST + 1)} else None
    if by_mail and hour is None:
        messages.error(request, gettext("Choose an hour of the list."))
        return redirect("programme:reminders")
    try:
        set_reminders(by=request.user, patient_id=record.id, hour=hour if by_mail else None, by_mail=by_mail)
    except Refusal as refusal:
        messages.error(request, str(refusal))
        return redirect("programme:reminders")
    messages.success(request, gettext("Saved."))
    return redirect("programme:program")


def _page(by_mail: bool, hour: int) -> RemindersPage:
    hours = ((one, _hour(one), one == hour) for one in range(EARLIEST, LATEST + 1))
    return RemindersPage(by_mail, tuple(hours))


def _hour(hour: int) -> str:
    """ "6 p.m." """
    return f"{(hour - 1) % 12 + 1} {'a.m.' if hour < 12 else 'p.m.'}"
