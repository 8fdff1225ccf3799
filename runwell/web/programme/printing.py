"""The weeks of a runner's own program on paper: a page to print, and the same as PDF."""

from __future__ import annotations

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_safe

from runwell.exchange.pdf import weeks_as_pdf
from runwell.exchange.sheets import Sheets
from runwell.records import print_fonts
from runwell.records.access.before_sessions import before_session
from runwell.records.access.programmes import current_programme, situation_of
from runwell.records.actions.programme_days import bring_up_to_date
from runwell.records.models import Account, Patient
from runwell.records.packs import the_pack
from runwell.refusals import Refusal
from runwell.web.programme.agreed import with_agreed_record
from runwell.web.programme.warned import warned
from runwell.web.programme.weeks_to_print import sheets_of

WEEKS = ("1", "2", "4")


@require_safe
@with_agreed_record
def print_page(request: HttpRequest, record: Patient) -> HttpResponse:
    """One page a week. Where the program shows no exercise, there, which says why."""
    weeks = weeks_asked(request)
    sheets = sheets_now(record.account, record, weeks)
    if sheets is None:
        return redirect("programme:program")
    page = {"sheets": sheets, "weeks": str(weeks), "choices": WEEKS, "paper": settings.RUNWELL_PAPER}
    return render(request, "programme/print.html", page)


@require_safe
@with_agreed_record
def pdf(request: HttpRequest, record: Patient) -> HttpResponse:
    """The same as a file."""
    sheets = sheets_now(record.account, record, weeks_asked(request))
    return redirect("programme:program") if sheets is None else as_file(sheets)


def as_file(sheets: Sheets) -> HttpResponse:
    """The file to open or to keep. Its name says nothing of what it is for."""
    print_fonts.ready()
    return HttpResponse(
        weeks_as_pdf(sheets, settings.RUNWELL_PAPER),
        content_type="application/pdf",
        headers={"Content-Disposition": 'inline; filename="program.pdf"', "X-Robots-Tag": "noindex"},
    )


def sheets_now(by: Account, record: Patient, weeks: int) -> Sheets | None:
    """None: no program, or none that may be followed now."""
    if current_programme(record) is None:
        return None
    pack, today = the_pack(), timezone.localdate()
    try:
        stands = bring_up_to_date(by=by, patient_id=record.id, today=today)
    except Refusal:
        return None
    there = situation_of(record)
    closed = not stands.today.prescriptions or warned(pack, record) is not None
    if there is None or closed or before_session(record, stands.kept, stands.flares, today):
        return None
    return sheets_of(pack, stands, there, today, weeks)


def weeks_asked(request: HttpRequest) -> int:
    """One, where the address asks for nothing that is offered."""
    said = request.GET.get("weeks", "")
    return int(said) if said in WEEKS else 1
