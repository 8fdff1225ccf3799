"""The page to read and to print, and the same as PDF."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from runwell.exchange.minute import in_a_minute
from runwell.exchange.summary_sheet import SummarySheet, fitted, summary_as_pdf
from runwell.records import access, print_fonts
from runwell.records.access.intakes import newest_intake
from runwell.records.access.summary import Story, story_of
from runwell.records.actions.programme_days import bring_up_to_date
from runwell.records.intake_questions import intake_questions
from runwell.records.models import Intake, Patient
from runwell.records.packs import the_pack
from runwell.records.programme_today import ProgrammeToday
from runwell.refusals import Refusal
from runwell.web.staff.programme.door import with_patient
from runwell.web.staff.summary.danger import flags_not_asked
from runwell.web.staff.summary.sheet import sheet_of
from runwell.web.staff.words import in_words


@dataclass(frozen=True, slots=True)
class Told:
    """All that was told before a visit: each question with its answer."""

    sent_at: datetime
    answers: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class SummaryPage:
    """sheet: as it stands on paper. size: the class of its letters. told: whole, which paper may cut.

    not_asked: red flags that the check did not ask about, also whole.
    """

    patient: Patient
    sheet: SummarySheet
    size: str
    paper: str
    told: Told | None
    not_asked: tuple[str, ...]


@require_safe
@with_patient
def summary(request: HttpRequest, patient: Patient) -> HttpResponse:
    """What a colleague reads in a minute."""
    print_fonts.ready()
    paper = settings.RUNWELL_PAPER
    (whole, story), intake = sheet_now(request, patient), newest_intake(patient)
    sheet, not_asked = fitted(whole, paper), flags_not_asked(the_pack(), story.examined.answers)
    size = f"size-{round(sheet.size * 10)}"
    page = SummaryPage(patient, sheet, size, paper, _told(intake) if intake else None, not_asked)
    return render(request, "staff/summary/summary.html", {"page": page})


@require_safe
@with_patient
def pdf(request: HttpRequest, patient: Patient) -> HttpResponse:
    """The file. Its name says nothing of whom it is about."""
    print_fonts.ready()
    return HttpResponse(
        summary_as_pdf(sheet_now(request, patient)[0], settings.RUNWELL_PAPER),
        content_type="application/pdf",
        headers={"Content-Disposition": 'inline; filename="summary.pdf"', "X-Robots-Tag": "noindex"},
    )


def sheet_now(request: HttpRequest, patient: Patient) -> tuple[SummarySheet, Story]:
    """What is read in a minute, with the program brought to today; and what it was made of."""
    pack, today = the_pack(), timezone.localdate()
    stands, problem = _brought(request, patient)
    shown = pack.signed or access.shows_unsigned()
    story = story_of(patient, today)
    whole = sheet_of(pack, request.user, story, stands, problem, today, shown)
    return in_a_minute(whole), story


def _brought(request: HttpRequest, patient: Patient) -> tuple[ProgrammeToday | None, str]:
    if access.current_programme(patient) is None:
        return None, ""
    today = timezone.localdate()
    try:
        return bring_up_to_date(by=request.user, patient_id=patient.id, today=today), ""
    except Refusal as refusal:
        return None, in_words(refusal)


def _told(intake: Intake) -> Told:
    """In the order of the questions; what is asked no more stands last, by its id."""
    by_id = intake_questions().by_id
    order = [
        *(one for one in by_id if one in intake.answers),
        *(one for one in intake.answers if one not in by_id),
    ]
    said = tuple(
        (by_id[name].asks, by_id[name].said(intake.answers[name]))
        if name in by_id
        else (name, str(intake.answers[name]))
        for name in order
    )
    return Told(intake.sent_at, said)
