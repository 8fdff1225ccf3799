"""The page that opens, renews and closes the address that a runner's calendar reads, and sets the hour."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, time

from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods, require_POST

from runwell.records import access
from runwell.records.access.programmes import current_programme
from runwell.records.actions.calendar_feeds import close_calendar_feed, open_calendar_feed
from runwell.records.actions.session_reminders import HOURS, set_reminders
from runwell.records.models import KeptProgramme, Patient
from runwell.refusals import Refusal
from runwell.web.programme.agreed import with_agreed_record
from runwell.web.programme.feed import RINGS


@dataclass(frozen=True, slots=True, kw_only=True)
class CalendarPage:
    """hours: value, words, chosen. since: when the calendar's address was made, None: there is none.

    address: shown once, right after it was made; "" at every other time.
    """

    hours: tuple[tuple[str, str, bool], ...]
    by_mail: bool
    since: datetime | None
    address: str = ""
    problem: Refusal | None = None


@require_http_methods(["GET", "HEAD", "POST"])
@with_agreed_record
def calendar_page(request: HttpRequest, record: Patient) -> HttpResponse:
    """The page; and the hour at which the calendar shows a session. A mail comes by the same hour."""
    kept = current_programme(record)
    if kept is None:
        return redirect("programme:program")
    if request.method != "POST":
        return _shown(request, record, kept)
    try:
        hour = _hour(request.POST.get("hour", ""))
        set_reminders(by=request.user, patient_id=record.id, hour=hour, by_mail=kept.remind_by_mail)
    except Refusal as refusal:
        return _shown(request, record, kept, problem=refusal)
    messages.success(request, gettext("Saved."))
    return redirect("programme:calendar")


@require_POST
@with_agreed_record
def open_calendar(request: HttpRequest, record: Patient) -> HttpResponse:
    """A new address for the calendar, shown on this one answer; an earlier one opens nothing any more."""
    kept = current_programme(record)
    if kept is None:
        return redirect("programme:program")
    token = open_calendar_feed(by=request.user, patient_id=record.id)
    address = settings.WAGTAILADMIN_BASE_URL + reverse("calendar", args=[token])
    return _shown(request, record, kept, address=f"{address}?{RINGS}" if RINGS in request.POST else address)


@require_POST
@with_agreed_record
def close_calendar(request: HttpRequest, record: Patient) -> HttpResponse:
    """The address opens nothing any more."""
    close_calendar_feed(by=request.user, patient_id=record.id)
    messages.success(request, gettext("The calendar's address is closed. You can remove it there, too."))
    return redirect("programme:calendar")


def _hour(said: str) -> int | None:
    """Refusal: it is neither an hour nor nothing."""
    if said and not (said.isascii() and said.isdigit() and len(said) < 3):
        raise Refusal(gettext("there is no such hour"), gettext("hour"), gettext("Choose one of the list"))
    return int(said) if said else None


def _shown(
    request: HttpRequest,
    record: Patient,
    kept: KeptProgramme,
    *,
    address: str = "",
    problem: Refusal | None = None,
) -> HttpResponse:
    feed = access.calendar_feed(record)
    page = CalendarPage(
        hours=tuple((str(hour), _clock(hour), hour == kept.remind_at) for hour in HOURS),
        by_mail=kept.remind_by_mail,
        since=feed.made_at if feed else None,
        address=address,
        problem=problem,
    )
    return render(request, "programme/calendar.html", {"page": page}, status=400 if problem else 200)


def _clock(hour: int) -> str:
    return date_format(time(hour), "TIME_FORMAT")
