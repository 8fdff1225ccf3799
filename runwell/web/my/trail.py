"""Who looked at a person's record, for the person."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from django.core.paginator import Page, Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.functional import Promise
from django.utils.translation import gettext
from django.views.decorators.http import require_safe

from runwell.records import access
from runwell.records.models import AuditEvent, OpenedRecord, Patient
from runwell.web.my import acts
from runwell.web.my.with_record import with_record

A_PAGE = 50


@dataclass(frozen=True, slots=True)
class Seen:
    """One line of the trail. role: in words; empty for the person themselves."""

    at: datetime
    who: str
    role: str
    what: Promise | str
    emergency: bool


@dataclass(frozen=True, slots=True)
class TrailPage:
    """emergencies: with their reasons, on the first page only."""

    lines: tuple[Seen, ...]
    part: Page[AuditEvent]
    emergencies: tuple[OpenedRecord, ...]


@require_safe
@with_record
def trail(request: HttpRequest, record: Patient) -> HttpResponse:
    """The latest first, fifty a page; a page that does not exist is the nearest one that does."""
    part = Paginator(access.trail_of_own_record(request.user), A_PAGE).get_page(request.GET.get("page"))
    who = access.who_acted(part.object_list)
    lines = tuple(_seen(event, who.get(event.id), record) for event in part.object_list)
    emergencies = tuple(access.own_emergencies(request.user)) if part.number == 1 else ()
    return render(request, "my/trail.html", {"page": TrailPage(lines, part, emergencies)})


def _seen(event: AuditEvent, who: access.Colleague | None, record: Patient) -> Seen:
    what, emergency = acts.in_words(event.act), event.act == acts.EMERGENCY
    if event.account == record.account_id:
        return Seen(event.at, gettext("You"), "", what, emergency)
    if who is None:  # a task of the server, by its name; or an account that is no longer there
        return Seen(event.at, event.by, gettext("no person"), what, emergency)
    role = ", ".join(gettext(one) for one in who.roles) or gettext("no role at that time")
    return Seen(event.at, who.name, role, what, emergency)
